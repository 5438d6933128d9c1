import { type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import {
  breadthOf,
  forwardedRequest,
  hasLooped,
  loopMark,
  markedBranch,
  type RoutePlan,
  unmetPrivacy,
} from "@porchlight/routing";
import { defaultMaxForwards, maxForwardsOf, optionTags, type SipRequest } from "@porchlight/sip-message";
import { chargingIdIn } from "../accounting/charging-vector";
import { forwardedParty } from "../accounting/party";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import type { Authentication } from "../identity/authentication";
import { localHostPort } from "../notify/local-address";
import type { ClientTransactions } from "../transactions/client-transactions";
import type { ServerTransaction } from "../transactions/server-transaction";
import { BindingPlaces } from "./binding-places";
import { type Destination, Destinations, locateHops } from "./destination";
import { Doorkeeper } from "./doorkeeper";
import type { FlowTokens } from "./flow-token";
import { HopPlaces } from "./hop-places";
import { LargeRequests } from "./large-requests";
import { OutgoingRequests } from "./outgoing-requests";
import { OwnRealms } from "./own-realms";
import type { OwnUris } from "./own-uris";
import { busy, permitOut } from "./peer-gate";
import type { Place } from "./place";
import { type ForwardingPlan, ProxiedRequest, type ProxyParts } from "./proxied-request";
import type { Sender } from "./sender";
import { ClientUpstream } from "./upstream";

/** Option tags a proxy understands in Proxy-Require. */
const understood: ReadonlySet<string> = new Set(["privacy"]);

/** Requests that make dialogs, and NOTIFY, from which a subscriber takes its route set (RFC 6665 section 4.4.1). */
const recordRouted: ReadonlySet<string> = new Set(["INVITE", "SUBSCRIBE", "REFER", "NOTIFY"]);

/** Forwards what is for others (RFC 3261 section 16): stateful for all but the ACK to a 2xx. */
export class StatefulProxy {
  readonly #context: EngineContext;
  readonly #clients: ClientTransactions;
  readonly #own: OwnUris;
  readonly #tokens: FlowTokens;
  readonly #door: Doorkeeper;
  readonly #hops: HopPlaces;
  readonly #destinations: Destinations;
  readonly #parts: ProxyParts;
  /** For requests of our own. */
  readonly outgoing: OutgoingRequests;

  constructor(
    context: EngineContext,
    clients: ClientTransactions,
    authentication: Authentication,
    own: OwnUris,
    tokens: FlowTokens,
  ) {
    this.#context = context;
    this.#clients = clients;
    this.#own = own;
    this.#tokens = tokens;
    this.#door = new Doorkeeper(context, authentication, own);
    this.#hops = new HopPlaces(context, tokens);
    const bindings = new BindingPlaces(context, tokens);
    this.#destinations = new Destinations(context, own, tokens, bindings, this.#hops);
    this.#parts = {
      context,
      clients,
      own,
      realms: new OwnRealms(context.domains),
      tooLargeForUdp: new LargeRequests(),
    };
    this.outgoing = new OutgoingRequests(context, this.#destinations, this.#hops, this.#parts);
  }

  forward(exchange: ServerTransaction, plan: RoutePlan, now: Instant): void {
    const checked = this.#check(exchange.request, plan);
    if (!checked.ok) return exchange.reject(checked.error, now);
    const sender = this.#door.admit(exchange.request, exchange.flow, plan, now);
    if (!sender.ok) return exchange.reject(sender.error, now);
    exchange.party = forwardedParty(exchange.request, sender.value, exchange.flow.flow.trusted);
    const destination = this.#destinations.of(exchange.request, plan);
    if (!destination.ok) return exchange.reject(destination.error, now);
    const permitted = this.#permit(exchange.request, sender.value, destination.value, now);
    if (!permitted.ok) return exchange.reject(permitted.error, now);
    const proxied = new ProxiedRequest(
      this.#parts,
      new ClientUpstream(exchange),
      this.#planFor(exchange, plan, sender.value, checked.value),
    );
    if (exchange.request.method === "INVITE") exchange.onCancel = () => proxied.giveUp();
    const start = (): void => this.#start(exchange, proxied, destination.value);
    const { credit } = this.#context;
    if (credit === undefined) start();
    else credit.serve(exchange, start, now);
  }

  #start(exchange: ServerTransaction, proxied: ProxiedRequest, destination: Destination): void {
    if (destination.kind === "places") return proxied.start(destination.groups);
    locateHops(this.#context, destination, this.#hops, (found, at) => {
      if (found.ok) proxied.start([[found.value]]);
      else exchange.reject(found.error, at);
    });
  }

  /** RFC 3261 section 16.3, but for authorization. */
  #check(request: SipRequest, plan: RoutePlan): Result<Checked, Rejection> {
    const { headers } = request;
    const forwards = maxForwardsOf(headers);
    if (!forwards.ok) return fail(rejection(400, [], "Malformed Max-Forwards"));
    if (forwards.value === 0) return fail(rejection(483));
    const unknown = optionTags(headers, "proxy-require").filter((tag) => !understood.has(tag.toLowerCase()));
    if (unknown.length > 0) return fail(rejection(420, [["Unsupported", unknown.join(", ")]]));
    const unmet = unmetPrivacy(headers);
    if (unmet.length > 0) return fail(rejection(500, [], `Privacy Not Provided: ${unmet.join(";")}`));
    const breadth = breadthOf(headers);
    if (!breadth.ok) return fail(rejection(400, [], "Malformed Max-Breadth"));
    const mark = this.#loopMark(plan);
    if (hasLooped(request, mark)) return fail(rejection(482));
    return ok({ maxForwards: (forwards.value ?? defaultMaxForwards + 1) - 1, breadth: breadth.value, mark });
  }

  #loopMark({ requestUri, routes }: RoutePlan): string {
    const { config, hasher } = this.#context;
    return loopMark(
      hasher,
      config.digest.secret,
      requestUri,
      routes.map(({ text }) => text),
    );
  }

  /** What the sender may do, and what the peer that it goes to or comes from still has room for. */
  #permit(
    { method }: SipRequest,
    sender: Sender,
    destination: Destination,
    now: Instant,
  ): Result<void, Rejection> {
    const traffic = method === "NOTIFY" ? "notify" : "request";
    if (sender.peer !== undefined) {
      // Peers reach our users, and nobody else through us.
      if (destination.kind === "locate") return fail(rejection(403, [], "No Transit"));
      const admission = this.#context.peers.admit(sender.peer.domain, "in", traffic, now);
      if (admission.kind === "refused") return fail(busy(admission.retryAfterSeconds));
    }
    if (destination.kind === "places" || sender.aor === undefined) return ok(undefined);
    return permitOut(this.#context, destination.target.host, traffic, now);
  }

  #planFor(exchange: ServerTransaction, plan: RoutePlan, sender: Sender, checked: Checked): ForwardingPlan {
    const { request } = exchange;
    const staysInside =
      recordRouted.has(request.method) && (request.to.tag === undefined || request.method === "NOTIFY");
    return {
      maxForwards: checked.maxForwards,
      breadth: checked.breadth,
      loopMark: checked.mark,
      incomingRoute: staysInside ? this.#incomingRoute(exchange, plan, sender) : undefined,
      contactUser: undefined,
      tellsSilence: false,
      asserted: sender.asserted,
      chargingVector: this.#chargingVector(exchange),
    };
  }

  /** That of a trusted source goes on as it came. */
  #chargingVector(exchange: ServerTransaction): string | undefined {
    const { headers } = exchange.request;
    if (exchange.party?.isTrusted && chargingIdIn(headers) !== undefined)
      return headers.first("p-charging-vector");
    const { accounting } = this.#context;
    return accounting && `icid-value=${accounting.chargingIdOf(exchange)}`;
  }

  #incomingRoute({ flow, request }: ServerTransaction, plan: RoutePlan, sender: Sender): string {
    const isPeer = flow.flow.certifiedDomains.length > 0;
    const domain = isPeer ? this.#context.domains.realmFor(request.to.uri, plan.requestUri) : undefined;
    return this.#own.recordRoute(flow, this.#incomingMark(flow, plan, sender), domain);
  }

  /** Leads back to the sender: over its flow, or wherever its contact is registered by then. */
  #incomingMark(flow: LiveFlow, { own }: RoutePlan, { aor }: Sender): string {
    const [source] = own;
    const mark = source === undefined ? undefined : this.#own.markOf(source);
    if (source?.user !== undefined && mark !== "forged" && mark?.flow === flow.id) return source.user;
    const registered = aor === undefined ? [] : this.#context.bindings.of(aor);
    return this.#tokens.ofFlow(
      flow,
      registered.find((binding) => binding.flow === flow),
    );
  }

  /** The ACK to a 2xx: sent on without state (RFC 3261 section 16.11), never answered. */
  acknowledged(ack: SipRequest, flow: LiveFlow, plan: RoutePlan): void {
    const checked = this.#check(ack, plan);
    const destination = this.#destinations.of(ack, plan);
    if (!checked.ok || !destination.ok || !this.#door.isWithinDialog(ack, flow, plan))
      return this.#context.outputs.observe({ kind: "dropped", reason: "stray-ack", flow: flow.id });
    const { value } = destination;
    if (value.kind === "places")
      return this.#sendAck(ack, flow, value.groups[0]?.[0]?.places[0], checked.value);
    locateHops(this.#context, value, this.#hops, (found) => {
      if (found.ok) this.#sendAck(ack, flow, found.value.places[0], checked.value);
    });
  }

  #sendAck(ack: SipRequest, from: LiveFlow, place: Place | undefined, { mark, maxForwards }: Checked): void {
    const flow = place?.reach();
    if (place === undefined || flow === undefined) return;
    const { transport } = from.flow;
    const isWebSocket = transport === "ws" || transport === "wss";
    const frame = forwardedRequest(ack, {
      requestUri: place.requestUri,
      routes: place.routes,
      transport: flow.flow.transport.toUpperCase(),
      sentBy: localHostPort(flow.flow),
      branch: markedBranch(this.#clients.newBranch(), mark),
      receivedFrom: isWebSocket
        ? undefined
        : { address: from.flow.remoteAddress, port: from.flow.remotePort },
      maxForwards,
      recordRoutes: [],
      maxBreadth: undefined,
      changes: new Map(),
    });
    this.#context.outputs.send(flow.id, frame);
  }
}

interface Checked {
  /** What is left of Max-Forwards. */
  readonly maxForwards: number;
  readonly breadth: number;
  /** See `loopMark`. */
  readonly mark: string;
}
