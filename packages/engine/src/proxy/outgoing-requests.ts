import type { Rejection } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import {
  type ForkTarget,
  type Hop,
  loopMark,
  mostBreadth,
  type ResponseChanges,
  type RoutePlan,
} from "@porchlight/routing";
import {
  defaultMaxForwards,
  encodeUtf8,
  HeaderFields,
  type HeaderName,
  Parameters,
  parseNameAddress,
  parseRoute,
  type SipRequest,
  type SipResponse,
} from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import { type Destinations, locateHops } from "./destination";
import type { HopPlaces } from "./hop-places";
import type { Place } from "./place";
import { ProxiedRequest, type ProxyParts } from "./proxied-request";
import type { Upstream } from "./upstream";

/** A request of our own, other than INVITE, to be sent to wherever its URI or route set leads. */
export interface OutgoingRequest {
  readonly method: string;
  readonly uri: string;
  /** Values with their tags. */
  readonly from: string;
  readonly to: string;
  readonly callId: string;
  readonly cseq: number;
  /** Route set of the dialog, in order. */
  readonly routes: readonly string[];
  /** User part of our Contact, whose host suits whoever is to come back to it; undefined for none. */
  readonly contactUser: string | undefined;
  /** Further fields, by canonical name. */
  readonly headers: readonly (readonly [name: HeaderName, value: string])[];
  readonly body: string;
  /** Values of P-Asserted-Identity for whom the request is made. */
  readonly asserted: readonly string[];
}

/** Who sent an outgoing request. Told once. */
export interface OutgoingUser {
  answered(response: SipResponse, now: Instant): void;
  /** No response came: `status` stands for it, 408 for silence; or it could not leave. */
  failed(no: Rejection, now: Instant): void;
  /** It leaves for a place; the hop is that of a peer. */
  tried?(hop: Hop | undefined, now: Instant): void;
}

/** Sends requests of our own the way of those that are forwarded: by the peers, by RFC 3263, with failover. */
export class OutgoingRequests {
  readonly #context: EngineContext;
  readonly #destinations: Destinations;
  readonly #hops: HopPlaces;
  readonly #parts: ProxyParts;

  constructor(context: EngineContext, destinations: Destinations, hops: HopPlaces, parts: ProxyParts) {
    this.#context = context;
    this.#destinations = destinations;
    this.#hops = hops;
    this.#parts = parts;
  }

  send(outgoing: OutgoingRequest, user: OutgoingUser, now: Instant): void {
    const request = requestOf(outgoing);
    const plan: RoutePlan = { requestUri: outgoing.uri, own: [], routes: outgoing.routes.flatMap(routeOf) };
    const destination = this.#destinations.of(request, plan);
    if (!destination.ok) return user.failed(destination.error, now);
    const { config, hasher } = this.#context;
    const proxied = new ProxiedRequest(this.#parts, new OwnUpstream(request, user), {
      maxForwards: defaultMaxForwards,
      breadth: mostBreadth,
      loopMark: loopMark(hasher, config.digest.secret, outgoing.uri, outgoing.routes),
      incomingRoute: undefined,
      contactUser: outgoing.contactUser,
      asserted: outgoing.asserted,
      chargingVector: undefined,
      tellsSilence: true,
    });
    if (destination.value.kind === "places") return proxied.start(destination.value.groups);
    locateHops(this.#context, destination.value, this.#hops, (found, at) => {
      if (found.ok) proxied.start([[this.#watched(found.value, user)]]);
      else user.failed(found.error, at);
    });
  }

  #watched(target: ForkTarget<Place>, user: OutgoingUser): ForkTarget<Place> {
    const { input } = this.#context;
    const places = target.places.map((place) => ({
      ...place,
      reach: () => {
        user.tried?.(place.peer?.hop, input.at);
        return place.reach();
      },
    }));
    return { ...target, places };
  }
}

class OwnUpstream implements Upstream {
  readonly isBeforeUs = false;
  readonly receivedFrom = undefined;
  readonly request: SipRequest;
  readonly #user: OutgoingUser;

  constructor(request: SipRequest, user: OutgoingUser) {
    this.request = request;
    this.#user = user;
  }

  relay(response: SipResponse, _changes: ResponseChanges, now: Instant): void {
    if (response.status >= 200) this.#user.answered(response, now);
  }

  reject(no: Rejection, now: Instant): void {
    this.#user.failed(no, now);
  }
}

/** Our own fields, in the form of a request that came from outside: it has no Via yet. */
function requestOf(outgoing: OutgoingRequest): SipRequest {
  const { body, callId, cseq, from, headers, method, to, uri } = outgoing;
  const fields: (readonly [HeaderName, string])[] = [
    ["from", from],
    ["to", to],
    ["call-id", callId],
    ["cseq", `${cseq} ${method}`],
    ...headers,
  ];
  return {
    kind: "request",
    method,
    uri,
    headers: new HeaderFields(fields),
    body: encodeUtf8(body),
    via: noVia,
    from: addressOf(from),
    to: addressOf(to),
    callId,
    cseq: { number: cseq, method },
  };
}

const noVia: SipRequest["via"] = {
  protocol: "SIP/2.0",
  transport: "UDP",
  host: "invalid",
  port: undefined,
  branch: undefined,
  received: undefined,
  rport: undefined,
  params: Parameters.empty,
};

function addressOf(text: string): SipRequest["from"] {
  const address = parseNameAddress(text);
  return address.ok
    ? address.value
    : { displayName: "", uri: "sip:anonymous.invalid", params: Parameters.empty, tag: undefined };
}

function routeOf(text: string): RoutePlan["routes"] {
  const route = parseRoute(text);
  return route.ok ? [route.value] : [];
}
