import { type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import type { RoutePlan } from "@porchlight/routing";
import { quoted, type SipRequest } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import type { Authentication } from "../identity/authentication";
import type { Identity } from "../identity/identity";
import { serviceOf, withinProfile } from "../identity/service-gate";
import type { OwnUris } from "./own-uris";
import type { Sender } from "./sender";

/** Says whether a request may pass, and in whose name (core.md sections 5 and 6). */
export class Doorkeeper {
  readonly #context: EngineContext;
  readonly #authentication: Authentication;
  readonly #own: OwnUris;

  constructor(context: EngineContext, authentication: Authentication, own: OwnUris) {
    this.#context = context;
    this.#authentication = authentication;
    this.#own = own;
  }

  /**
   * The sender; 407 with our challenges, or 403, which may be for a service that is not in its profile. Within dialogs
   * whoever is known at the flow passes.
   */
  admit(request: SipRequest, flow: LiveFlow, plan: RoutePlan, now: Instant): Result<Sender, Rejection> {
    if (this.isWithinDialog(request, flow, plan)) return ok(this.#unnamed(request, flow));
    const identity = this.#authentication.identify(request, flow, now, "proxy");
    if (!identity.ok) return identity;
    const service = serviceOf(request.method);
    const { identities } = identity.value;
    const profile = withinProfile(this.#context.accounts, identities, service === undefined ? [] : [service]);
    return profile.ok ? this.#named(request, identity.value) : profile;
  }

  /** Our Record-Route value shows that the dialog was let in, and the flow that its sender belongs to it. */
  isWithinDialog(request: SipRequest, flow: LiveFlow, plan: RoutePlan): boolean {
    if (request.to.tag === undefined) return false;
    const [source] = plan.own;
    const mark = source === undefined ? undefined : this.#own.markOf(source);
    if (mark === undefined || mark === "forged") return false;
    return this.#isKnown(flow) || this.#isAt(mark.flow, flow);
  }

  #isKnown(flow: LiveFlow): boolean {
    const isOurs = flow.flow.trusted || flow.identities.size > 0 || flow.registered.size > 0;
    return isOurs || this.#context.peers.peerOfFlow(flow.flow, undefined) !== undefined;
  }

  /** The same host as the flow that the dialog was begun over, from another port perhaps. */
  #isAt(id: LiveFlow["id"] | undefined, { flow }: LiveFlow): boolean {
    const begun = id === undefined ? undefined : this.#context.flows.get(id);
    return begun !== undefined && begun.flow.remoteAddress === flow.remoteAddress;
  }

  #unnamed({ headers }: SipRequest, { flow }: LiveFlow): Sender {
    const isBelieved = flow.trusted || this.#context.peers.peerOfFlow(flow, undefined)?.trust === "trusted";
    const asserted = isBelieved ? headers.raw("p-asserted-identity") : [];
    return { asserted, aor: undefined, account: undefined, peer: undefined };
  }

  #named(request: SipRequest, identity: Identity): Result<Sender, Rejection> {
    const { aor, asserted, identities, peer } = identity;
    const account = this.#context.accounts.get(aor);
    if (asserted) return ok({ asserted: this.#believed(request, identities), aor, account, peer });
    if (account === undefined) return fail(rejection(403));
    return ok({ asserted: [assertionOf(account)], aor, account, peer });
  }

  /** What a trusted source asserts as it wrote it, else what stands for it. */
  #believed({ headers }: SipRequest, identities: readonly string[]): readonly string[] {
    if (identities.length === 0) return [];
    const written = headers.raw("p-asserted-identity");
    return written.length > 0 ? written : identities.map((uri) => `<${uri}>`);
  }
}

const assertionOf = ({ aor, displayName }: { readonly aor: string; readonly displayName: string }): string =>
  `${displayName === "" ? "" : `${quoted(displayName)} `}<${aor}>`;
