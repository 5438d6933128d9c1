import { type Rejection, rejection } from "@porchlight/event-notifier";
import { planRoutes, type RoutePlan } from "@porchlight/routing";
import { parseUri, type SipRequest, type SipUri, type Uri } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { RemoteSubscriptions } from "../lists/remote/remote-subscriptions";
import type { OwnUris } from "./own-uris";

/** Who answers a request. */
export type RequestWay =
  /** This server, as a user agent server. */
  | { readonly kind: "here" }
  /** Somebody else: it is forwarded. */
  | { readonly kind: "forward"; readonly plan: RoutePlan }
  | { readonly kind: "refused"; readonly rejection: Rejection };

const here: RequestWay = { kind: "here" };

/** Methods that the presence server answers for its users, unless they are addressed to one of their devices. */
const servedForUsers: ReadonlySet<string> = new Set(["SUBSCRIBE", "PUBLISH", "OPTIONS"]);
const servedWithoutPresence: ReadonlySet<string> = new Set(["OPTIONS"]);

/** Tells requests that are for this server from those that it passes on (core.md section 3). */
export class Signpost {
  readonly #context: EngineContext;
  readonly #own: OwnUris;
  readonly #remotes: Pick<RemoteSubscriptions, "has">;
  readonly #served: ReadonlySet<string>;

  constructor(context: EngineContext, own: OwnUris, remotes: Pick<RemoteSubscriptions, "has">) {
    this.#context = context;
    this.#own = own;
    this.#remotes = remotes;
    this.#served = context.config.modules.presence ? servedForUsers : servedWithoutPresence;
  }

  wayOf(request: SipRequest): RequestWay {
    const uri = parseUri(request.uri);
    if (!uri.ok) return refused(400, "Malformed Request-URI");
    if (request.method === "REGISTER") return uri.value.scheme === "other" ? refused(416) : here;
    const plan = this.#planOf(request, uri.value);
    if (!plan.ok) return refused(400, "Malformed Route");
    if (this.#leadsOn(plan.value)) return { kind: "forward", plan: plan.value };
    const target = plan.value.requestUri === request.uri ? uri : parseUri(plan.value.requestUri);
    if (!target.ok) return refused(400, "Malformed Request-URI");
    return this.#byTarget(request, target.value, plan.value);
  }

  #planOf(request: SipRequest, uri: Uri): ReturnType<typeof planRoutes> {
    const mayBeStrict = (uri.scheme === "sip" || uri.scheme === "sips") && uri.params.has("lr");
    if (!mayBeStrict && !request.headers.has("route"))
      return { ok: true, value: { requestUri: request.uri, own: [], routes: [] } };
    return planRoutes(request, (each) => this.#own.isOurs(each));
  }

  /** A Route is left, or one of ours says where it goes. */
  #leadsOn({ own, routes }: RoutePlan): boolean {
    const last = own.at(-1);
    return routes.length > 0 || (last !== undefined && this.#own.markOf(last) !== undefined);
  }

  #byTarget(request: SipRequest, target: Uri, plan: RoutePlan): RequestWay {
    switch (target.scheme) {
      case "other":
        return refused(416);
      case "sip":
      case "sips":
        return this.#byAddress(request, target, plan);
      case "pres":
      case "im":
        return this.#context.domains.has(target.host)
          ? this.#byMethod(request, plan)
          : this.#elsewhere(request, plan);
      case "tel":
        return this.#byMethod(request, plan);
    }
  }

  #byAddress(request: SipRequest, target: SipUri, plan: RoutePlan): RequestWay {
    if (target.user === undefined && this.#context.domains.isLocalNetwork(target.host)) return here;
    if (!this.#own.isOwnHost(target))
      return this.#isHeldDialog(request, target) ? here : this.#elsewhere(request, plan);
    if (target.user === undefined) return here;
    if (!target.params.has("gr")) return this.#byMethod(request, plan);
    return this.#isOwnDialog(request, target) ? here : this.#toDevice(target, plan);
  }

  /** A Contact of ours looks like a GRUU, and is answered here. */
  #isOwnDialog({ method, to }: SipRequest, { user }: SipUri): boolean {
    if (method === "NOTIFY") return this.#remotes.has(user ?? "");
    return (
      (method === "SUBSCRIBE" && to.tag !== undefined) ||
      this.#context.subscriptions.get(user ?? "") !== undefined
    );
  }

  /** The address of a dialog is that of the node which made it; whoever has the dialog now answers. */
  #isHeldDialog({ to }: SipRequest, { user, params }: SipUri): boolean {
    return (
      to.tag !== undefined && params.has("gr") && this.#context.subscriptions.get(user ?? "") !== undefined
    );
  }

  #toDevice(target: SipUri, plan: RoutePlan): RequestWay {
    return this.#context.gruus.resolve(target) === "not-a-gruu" ? here : { kind: "forward", plan };
  }

  #byMethod({ method }: SipRequest, plan: RoutePlan): RequestWay {
    return this.#served.has(method) ? here : { kind: "forward", plan };
  }

  /** Without peers, what we serve is answered here: with 404 for the domain. */
  #elsewhere({ method }: SipRequest, plan: RoutePlan): RequestWay {
    const isServed = this.#served.has(method) && this.#context.config.federation === undefined;
    return isServed ? here : { kind: "forward", plan };
  }
}

const refused = (status: number, reason?: string): RequestWay => ({
  kind: "refused",
  rejection: rejection(status, [], reason),
});
