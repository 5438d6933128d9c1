import { type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import type { ForkTarget, HopTarget, RoutePlan } from "@porchlight/routing";
import { parseUri, printSipUri, type SipRequest, type SipUri, type Uri } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import { serviceOfServed, withinProfile } from "../identity/service-gate";
import { hopTargetOf, targetOfUri } from "../routing/hop-target";
import type { LiveBinding } from "../state/binding-table";
import type { BindingPlaces } from "./binding-places";
import type { FlowTokens, RouteMark } from "./flow-token";
import type { HopPlaces, Onward } from "./hop-places";
import type { OwnUris } from "./own-uris";
import type { Place } from "./place";

/** Where a request goes. */
export type Destination =
  | {
      readonly kind: "places";
      readonly groups: readonly (readonly ForkTarget<Place>[])[];
      readonly user: string | undefined;
    }
  /** To a domain of somebody else's, found by its name. */
  | { readonly kind: "locate"; readonly target: HopTarget; readonly onward: Onward };

/** Finds where a request goes next (RFC 3261 sections 16.5 and 16.6, RFC 5626 section 5.3). */
export class Destinations {
  readonly #context: EngineContext;
  readonly #own: OwnUris;
  readonly #tokens: FlowTokens;
  readonly #bindings: BindingPlaces;
  readonly #hops: HopPlaces;

  constructor(
    context: EngineContext,
    own: OwnUris,
    tokens: FlowTokens,
    bindings: BindingPlaces,
    hops: HopPlaces,
  ) {
    this.#context = context;
    this.#own = own;
    this.#tokens = tokens;
    this.#bindings = bindings;
    this.#hops = hops;
  }

  of(request: SipRequest, plan: RoutePlan): Result<Destination, Rejection> {
    const last = plan.own.at(-1);
    const mark = last === undefined ? undefined : this.#own.markOf(last);
    if (mark === "forged") return fail(rejection(403, [], "Forged Route"));
    if (mark !== undefined) return this.#byMark(request, plan, mark);
    if (plan.routes.length > 0) return this.#onward(request, plan);
    return this.#byUri(request, plan);
  }

  /** Within a dialog: to the flow that the other party has, wherever it is now. */
  #byMark(request: SipRequest, plan: RoutePlan, mark: RouteMark): Result<Destination, Rejection> {
    const flow = mark.flow === undefined ? undefined : this.#context.flows.get(mark.flow);
    const binding = this.#bindingOf(request, mark);
    if (flow !== undefined)
      return this.#single({ ...this.#routed(request, plan, flow), ...this.#overFlow(flow, binding) });
    if (binding !== undefined) return this.#single(this.#overBinding(request, plan, binding));
    return this.#onward(request, plan);
  }

  /** The contact that the flow was for, if it is still registered. */
  #bindingOf({ to }: SipRequest, { binding }: RouteMark): LiveBinding | undefined {
    if (binding === "") return undefined;
    const aor = this.#context.domains.addressOf(to.uri, true);
    if (!aor.ok) return undefined;
    return this.#context.bindings.of(aor.value).find((each) => this.#tokens.referenceOf(each) === binding);
  }

  #routed(request: SipRequest, plan: RoutePlan, flow: LiveFlow): Place {
    return this.#hops.ofFlow(flow, this.#onwardParts(request, plan, undefined));
  }

  #overFlow(flow: LiveFlow, binding: LiveBinding | undefined): Partial<Place> {
    return {
      markFor: (used) => this.#tokens.ofFlow(used, binding),
      lostStatus: 430,
      towards: this.#isTrustedPeer(flow) ? "trusted" : "untrusted",
    };
  }

  #isTrustedPeer({ flow }: LiveFlow): boolean {
    return flow.trusted || this.#context.peers.peerOfFlow(flow, undefined)?.trust === "trusted";
  }

  #overBinding(request: SipRequest, plan: RoutePlan, binding: LiveBinding): Place {
    const { requestUri, routes } = this.#onwardParts(request, plan, undefined);
    return { ...this.#bindings.placeOf(binding), requestUri, routes };
  }

  #single(place: Place): Result<Destination, Rejection> {
    return ok({ kind: "places", groups: [[{ places: [place], triesNext: () => false }]], user: undefined });
  }

  /** By the Request-URI: one of our users, or another domain. */
  #byUri(request: SipRequest, plan: RoutePlan): Result<Destination, Rejection> {
    const uri = parseUri(plan.requestUri);
    if (!uri.ok) return fail(rejection(400, [], "Malformed Request-URI"));
    return this.#isElsewhere(uri.value)
      ? this.#onward(request, plan)
      : this.#toUser(request, uri.value, plan);
  }

  #isElsewhere(uri: Uri): boolean {
    switch (uri.scheme) {
      case "sip":
      case "sips":
        return !this.#own.isOwnHost(uri);
      case "pres":
      case "im":
        return !this.#context.domains.has(uri.host);
      default:
        return false;
    }
  }

  /** RFC 3261 section 16.5: the registered contacts. 404 for nobody, 480 for somebody who is not there, 403 without the service. */
  #toUser({ method }: SipRequest, uri: Uri, plan: RoutePlan): Result<Destination, Rejection> {
    const device =
      uri.scheme === "sip" || uri.scheme === "sips" ? this.#context.gruus.resolve(uri) : "not-a-gruu";
    if (device === "invalid") return fail(rejection(404));
    const aor = device === "not-a-gruu" ? this.#userOf(uri, plan.requestUri) : ok(device.aor);
    if (!aor.ok) return aor;
    const account = this.#context.accounts.get(aor.value);
    if (account === undefined || account.disabled) return fail(rejection(404));
    const service = serviceOfServed(method);
    const profile = withinProfile(
      this.#context.accounts,
      [aor.value],
      service === undefined ? [] : [service],
    );
    if (!profile.ok) return profile;
    const registered = this.#context.bindings.of(aor.value);
    const bindings =
      device === "not-a-gruu"
        ? registered
        : registered.filter(({ record }) => record.instance === device.instance);
    if (bindings.length === 0) return fail(rejection(480));
    return ok({ kind: "places", groups: this.#bindings.groups(bindings), user: aor.value });
  }

  /** A number is that of the user in the table; our address stands for our first domain. */
  #userOf(uri: Uri, text: string): Result<string, Rejection> {
    if ((uri.scheme === "sip" || uri.scheme === "sips") && !this.#context.domains.has(uri.host))
      return this.#context.domains.addressOf(printSipUri(atDomain(uri, this.#context.domains.first)), true);
    return this.#context.domains.addressOf(text, true);
  }

  /** By the next Route, else by the Request-URI. */
  #onward(request: SipRequest, plan: RoutePlan): Result<Destination, Rejection> {
    const [next] = plan.routes;
    const target = next === undefined ? hopTargetOf(plan.requestUri) : targetOfUri(next.uri, "sip");
    if (target === undefined) return fail(rejection(404));
    // A WebSocket client is reached over its own connection or not at all (RFC 7118 section 5).
    if (target.host.endsWith(".invalid")) return fail(rejection(480));
    const standing = this.#context.peers.profileFor(target.host);
    const peerDomain = standing.kind === "peer" ? standing.profile.domain : undefined;
    return ok({ kind: "locate", target, onward: this.#onwardParts(request, plan, peerDomain) });
  }

  /** Request-URI and Route of what goes on; a strict router gets its own address as the Request-URI (section 16.6 step 6). */
  #onwardParts(
    request: SipRequest,
    { requestUri, routes }: RoutePlan,
    peerDomain: string | undefined,
  ): Onward {
    const [next, ...others] = routes;
    const standing = peerDomain === undefined ? undefined : this.#context.peers.profileFor(peerDomain);
    const common = {
      towards: standing?.kind === "peer" && standing.profile.trust === "trusted" ? "trusted" : "untrusted",
      peerDomain,
      ownDomain: this.#context.domains.realmFor(request.from.uri),
    } as const;
    if (next === undefined || next.isLoose)
      return { ...common, requestUri: sipForm(requestUri), routes: routes.map(({ text }) => text) };
    const rest = [...others.map(({ text }) => text), `<${requestUri}>`];
    return { ...common, requestUri: next.address.uri, routes: rest };
  }
}

const atDomain = (uri: SipUri, host: string): SipUri => ({ ...uri, host, port: undefined });

/** A presence or message URI as the SIP URI of the same name (RFC 3861 section 4). */
function sipForm(text: string): string {
  const uri = parseUri(text);
  if (!uri.ok || (uri.value.scheme !== "pres" && uri.value.scheme !== "im")) return text;
  return `sip:${text.slice(text.indexOf(":") + 1)}`;
}

/** Asks for the places behind a name. */
export function locateHops(
  context: EngineContext,
  { onward, target }: Extract<Destination, { kind: "locate" }>,
  hops: HopPlaces,
  answer: (found: Result<ForkTarget<Place>, Rejection>, now: Instant) => void,
): void {
  context.locations.ask(target, (located, now) => {
    if (located.kind === "not-found") {
      if (onward.peerDomain !== undefined) context.peers.failed(onward.peerDomain, located.reason, now);
      return answer(fail(rejection(404, [], "Domain Not Found")), now);
    }
    const { peerDomain } = onward;
    if (peerDomain === undefined) return answer(ok(hops.target(located.hops, onward)), now);
    const usable = context.peers.usable(peerDomain, located.hops, now);
    if (usable.kind === "usable") return answer(ok(hops.target(usable.hops, onward)), now);
    answer(fail(rejection(503, [["Retry-After", String(usable.retryAfterSeconds)]])), now);
  });
}
