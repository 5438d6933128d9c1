import { type Rejection, rejection } from "@porchlight/event-notifier";
import { assertNever, fail, type Instant, ok, type Result, type Saying } from "@porchlight/kernel";
import {
  type AnswerableRequest,
  type Limits,
  limits,
  maxForwardsOf,
  optionTags,
  type ParseOutcome,
  parseMessage,
  parseUri,
  type SipMessage,
  type SipRequest,
} from "@porchlight/sip-message";
import { servedParty } from "./accounting/party";
import { busy } from "./admission/busy";
import type { EngineContext } from "./context";
import { noteAlias } from "./flows/connection-reuse";
import type { LiveFlow } from "./flows/flow-table";
import type { Authentication } from "./identity/authentication";
import type { Identity } from "./identity/identity";
import type { Signpost } from "./proxy/request-way";
import type { StatefulProxy } from "./proxy/stateful-proxy";
import { NumberSearch } from "./routing/number-search";
import { allowedMethods, knownMethods, supportedOptions } from "./services/capabilities";
import { decodeBody } from "./services/decode-body";
import type { NotificationService } from "./services/notification-service";
import type { OptionsService } from "./services/options-service";
import type { PublicationService } from "./services/publication-service";
import type { RegistrationService } from "./services/registration-service";
import type { SubscriptionService } from "./services/subscription-service";
import type { ClientTransactions } from "./transactions/client-transactions";
import type { ResponseSender } from "./transactions/response-sender";
import type { ServerTransaction } from "./transactions/server-transaction";
import type { ServerTransactions } from "./transactions/server-transactions";

export interface Services {
  readonly publications: PublicationService;
  readonly subscriptions: SubscriptionService;
  readonly registrations: RegistrationService;
  readonly notifications: NotificationService;
  readonly options: OptionsService;
}

/** Takes a frame to whoever serves it: parse, transaction, limits, method, identity, service. */
export class Dispatcher {
  readonly #context: EngineContext;
  readonly #services: Services;
  readonly #authentication: Authentication;
  readonly #responses: ResponseSender;
  readonly #supported: ReadonlySet<string>;
  readonly #allowed: readonly string[];
  readonly #signpost: Signpost;
  readonly #proxy: StatefulProxy;
  readonly #numbers: NumberSearch;
  /** Servers of other domains send longer lists than a datagram could hold; whose connection may is for the listener. */
  readonly #streamBounds: Limits;
  isShuttingDown = false;

  constructor(
    context: EngineContext,
    services: Services,
    authentication: Authentication,
    responses: ResponseSender,
    signpost: Signpost,
    proxy: StatefulProxy,
  ) {
    this.#context = context;
    const listOctets = limits.headOctets + (context.config.lists?.notifyOctets.stream ?? 0);
    this.#streamBounds = { ...limits, messageOctets: Math.max(limits.messageOctets, listOctets) };
    this.#signpost = signpost;
    this.#proxy = proxy;
    this.#numbers = new NumberSearch(context);
    this.#services = services;
    this.#authentication = authentication;
    this.#responses = responses;
    this.#supported = new Set(supportedOptions(context.config));
    this.#allowed = allowedMethods(context.config.modules);
  }

  received(
    frame: Uint8Array,
    flow: LiveFlow,
    servers: ServerTransactions,
    clients: ClientTransactions,
    now: Instant,
  ): void {
    const framing = framingOf(flow);
    const outcome = parseMessage(frame, framing, framing === "stream" ? this.#streamBounds : limits);
    switch (outcome.kind) {
      case "message":
        this.#take(outcome.message, flow, servers, clients, now);
        return;
      case "answerable":
        this.#refuse(outcome, flow);
        this.#unreadable(flow, outcome.reason, now);
        return;
      case "keep-alive":
        return;
      case "drop":
        this.#context.outputs.observe({ kind: "dropped", reason: outcome.reason.text, flow: flow.id });
        this.#unreadable(flow, outcome.reason, now);
        return;
      default:
        assertNever(outcome);
    }
  }

  #take(
    message: SipMessage,
    flow: LiveFlow,
    servers: ServerTransactions,
    clients: ClientTransactions,
    now: Instant,
  ): void {
    if (message.kind === "request") {
      noteAlias(message, flow, this.#context.outputs);
      servers.received(message, flow, now);
    } else if (!clients.received(message, flow, now)) {
      this.#context.outputs.observe({ kind: "dropped", reason: "stray-response", flow: flow.id });
    }
  }

  /** A peer that sends what cannot be read is told of. */
  #unreadable({ flow }: LiveFlow, reason: Saying, now: Instant): void {
    const peer = this.#context.peers.peerOfFlow(flow, undefined);
    if (peer !== undefined) this.#context.peers.refused(peer.domain, "malformed", now, reason);
  }

  /** Malformed but answerable: stateless, never for an ACK. */
  #refuse(outcome: Extract<ParseOutcome, { kind: "answerable" }>, flow: LiveFlow): void {
    const request: AnswerableRequest = outcome.request;
    this.#context.outputs.observe({ kind: "dropped", reason: outcome.reason.text, flow: flow.id });
    if (request.method === "ACK") return;
    const toTag = this.#context.ids.token(64);
    const frame = this.#responses.build(
      request,
      flow,
      outcome.status,
      toTag,
      outcome.status === 400 ? { reason: badRequest(outcome.reason.text) } : {},
    );
    this.#context.outputs.observe({ kind: "response-sent", method: request.method, status: outcome.status });
    this.#responses.send(request, flow, frame);
  }

  /** A new request, past its transaction (RFC 3261 section 8.2). */
  serve(exchange: ServerTransaction, now: Instant): void {
    if (this.isShuttingDown || this.#isTooMuch(exchange, now))
      return exchange.reject(busy(this.#context.random), now);
    if (!this.#numbers.begin(exchange, (at) => this.#pass(exchange, at))) this.#pass(exchange, now);
  }

  #pass(exchange: ServerTransaction, now: Instant): void {
    const way = this.#signpost.wayOf(exchange.request);
    switch (way.kind) {
      case "refused":
        return exchange.reject(way.rejection, now);
      case "forward":
        if (!this.#context.config.modules.proxy)
          return exchange.reject(this.#unknownMethod(exchange.request.method), now);
        return this.#proxy.forward(exchange, way.plan, now);
      case "here":
        return this.#serveHere(exchange, now);
      default:
        assertNever(way);
    }
  }

  /** An ACK to a 2xx of somebody else's. */
  acknowledged(ack: SipRequest, flow: LiveFlow): void {
    const way = this.#signpost.wayOf(ack);
    if (way.kind === "forward") return this.#proxy.acknowledged(ack, flow, way.plan);
    this.#context.outputs.observe({ kind: "dropped", reason: "stray-ack", flow: flow.id });
  }

  #serveHere(exchange: ServerTransaction, now: Instant): void {
    const { request, flow } = exchange;
    if (exchange.isMerged) return exchange.reject(rejection(482), now);
    if (!this.#allowed.includes(request.method))
      return exchange.reject(this.#unknownMethod(request.method), now);
    const unsupported = optionTags(request.headers, "require").filter(
      (tag) => !this.#supported.has(tag.toLowerCase()),
    );
    if (unsupported.length > 0)
      return exchange.reject(rejection(420, [["Unsupported", unsupported.join(", ")]]), now);
    const forwards = maxForwardsOf(request.headers);
    if (!forwards.ok) return exchange.reject(rejection(400, [], "Malformed Max-Forwards"), now);
    if (forwards.value === 0 && this.#isElsewhere(request.uri)) return exchange.reject(rejection(483), now);
    if (request.method === "REGISTER" && !isSipUri(request.to.uri))
      return exchange.reject(rejection(400, [], "Not a SIP Address"), now);
    if (request.method === "OPTIONS") return this.#services.options.answer(exchange, now);
    // Its dialog says whom it is from: nobody else knows it.
    if (request.method === "NOTIFY") return this.#services.notifications.notify(exchange, now);
    const identity = this.#authentication.identify(request, flow, now);
    if (!identity.ok) return exchange.reject(identity.error, now);
    exchange.party = servedParty(identity.value, flow.flow.trusted);
    const admitted = this.#admit(identity.value, now);
    if (!admitted.ok) return exchange.reject(admitted.error, now);
    if (this.#decode(exchange, now)) this.#servePaid(exchange, identity.value, now);
  }

  #servePaid(exchange: ServerTransaction, identity: Identity, now: Instant): void {
    const { credit } = this.#context;
    if (credit === undefined) this.#serveAs(exchange, identity, now);
    else credit.serve(exchange, (at) => this.#serveAs(exchange, identity, at), now);
  }

  /** Takes the coding off the body; a body that cannot be read is refused. */
  #decode(exchange: ServerTransaction, now: Instant): boolean {
    const { inflater, config } = this.#context;
    const decoded = decodeBody(exchange.request, inflater, config.limits.bodyOctets);
    if (decoded.ok) exchange.request = decoded.value;
    else exchange.reject(decoded.error, now);
    return decoded.ok;
  }

  /** What a peer has agreed on holds for all that it asks of us (requirement COR-072). */
  #admit({ peer }: Identity, now: Instant): Result<void, Rejection> {
    if (peer === undefined) return ok(undefined);
    const admission = this.#context.peers.admit(peer.domain, "in", "request", now);
    if (admission.kind === "admitted") return ok(undefined);
    return fail(rejection(503, [["Retry-After", String(admission.retryAfterSeconds)]]));
  }

  #serveAs(exchange: ServerTransaction, identity: Identity, now: Instant): void {
    switch (exchange.request.method) {
      case "PUBLISH":
        return this.#services.publications.publish(exchange, identity, now);
      case "SUBSCRIBE":
        return this.#services.subscriptions.subscribe(exchange, identity, now);
      default:
        return this.#services.registrations.register(exchange, identity, now);
    }
  }

  /** Names a domain that is not served here, so that the request would have to travel on. */
  #isElsewhere(text: string): boolean {
    const parsed = parseUri(text);
    if (!parsed.ok) return false;
    const uri = parsed.value;
    return (
      (uri.scheme === "sip" || uri.scheme === "sips") &&
      uri.user !== undefined &&
      !this.#context.domains.has(uri.host)
    );
  }

  /** For this connection, or for the server. */
  #isTooMuch({ request, flow }: ServerTransaction, now: Instant): boolean {
    return !flow.budget.take(now) || this.#context.highWater.turnsAway(request);
  }

  #unknownMethod(method: string) {
    return rejection(knownMethods.has(method) ? 405 : 501, [["Allow", this.#allowed.join(", ")]]);
  }
}

function isSipUri(text: string): boolean {
  const uri = parseUri(text);
  return uri.ok && (uri.value.scheme === "sip" || uri.value.scheme === "sips");
}

function framingOf({ flow }: LiveFlow): "datagram" | "websocket" | "stream" {
  if (flow.transport === "udp") return "datagram";
  return flow.transport === "ws" || flow.transport === "wss" ? "websocket" : "stream";
}

const badRequest = (reason: string): string => `Bad Request - ${reason}`.slice(0, 120);
