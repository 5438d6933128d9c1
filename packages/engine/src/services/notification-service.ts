import { type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import { readListBody } from "@porchlight/rls";
import {
  acceptsType,
  decodeUtf8,
  parseEvent,
  parseSipUri,
  parseSubscriptionState,
  type SipRequest,
  splitList,
} from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { RemoteBody } from "../lists/remote/remote-contents";
import type { RemoteSubscription } from "../lists/remote/remote-subscription";
import type { RemoteSubscriptions } from "../lists/remote/remote-subscriptions";
import type { RemoteWish } from "../lists/remote/remote-wish";
import { domainOf } from "../state/subscription-table";
import type { ServerTransaction } from "../transactions/server-transaction";
import { decodeBody } from "./decode-body";

/** The subscriber's side of NOTIFY (RFC 6665 section 4.1.3), for subscriptions of this server to other domains. */
export class NotificationService {
  readonly #context: EngineContext;
  readonly #subscriptions: RemoteSubscriptions;

  constructor(context: EngineContext, subscriptions: RemoteSubscriptions) {
    this.#context = context;
    this.#subscriptions = subscriptions;
  }

  notify(exchange: ServerTransaction, now: Instant): void {
    const { request } = exchange;
    const subscription = this.#addressed(request);
    if (subscription === undefined) return exchange.reject(rejection(481), now);
    const refused = this.#admit(exchange, subscription, now);
    if (refused !== undefined) return exchange.reject(refused, now);
    const decoded = this.#decode(request);
    if (!decoded.ok) return exchange.reject(decoded.error, now);
    const state = parseSubscriptionState(request.headers.first("subscription-state") ?? "");
    if (!state.ok) return exchange.reject(rejection(400, [], "Malformed Subscription-State"), now);
    const body = readBody(decoded.value, subscription.wish);
    if (!body.ok) return exchange.reject(body.error, now);
    const status = subscription.notified(request, state.value, body.value, now);
    if (status === 200) exchange.reply(200, {}, now);
    else exchange.reject(rejection(status), now);
  }

  /** For those alone who are to be told: a list is longer than what others may send. */
  #decode(request: SipRequest): Result<SipRequest, Rejection> {
    const { config, inflater } = this.#context;
    const { limits, lists } = config;
    return decodeBody(request, inflater, Math.max(limits.bodyOctets, lists?.notifyOctets.stream ?? 0));
  }

  #addressed(request: SipRequest): RemoteSubscription | undefined {
    const target = parseSipUri(request.uri);
    return target.ok ? this.#subscriptions.find(target.value.user ?? "", request) : undefined;
  }

  /** From the domain that was asked, about what it was asked for, and no more than was agreed on. */
  #admit({ flow, request }: ServerTransaction, { wish }: RemoteSubscription, now: Instant) {
    const { peers } = this.#context;
    const domain = domainOf(wish.uri);
    if (!flow.flow.trusted && peers.peerOfFlow(flow.flow, domain) === undefined) {
      peers.refused(domain, "unproved", now);
      return rejection(403, [], "Not Your Subscription");
    }
    const event = parseEvent(request.headers.first("event") ?? "");
    if (!event.ok || event.value.package !== wish.eventPackage) return rejection(489);
    const admission = peers.admit(domain, "in", "notify", now);
    if (admission.kind === "admitted") return undefined;
    return rejection(503, [["Retry-After", String(admission.retryAfterSeconds)]]);
  }
}

/** What a NOTIFY tells: 415 for a type that was not asked for, 400 for a list that cannot be read. */
function readBody(
  { body, headers }: SipRequest,
  { accept, takesLists }: RemoteWish,
): Result<RemoteBody | undefined, Rejection> {
  if (body.length === 0) return ok(undefined);
  const contentType = headers.first("content-type") ?? "";
  const notAccepted = fail(rejection(415, [["Accept", accept]]));
  if (acceptsType(splitList(accept), contentType) === 0) return notAccepted;
  const list = takesLists ? readListBody(contentType, body) : ok(undefined);
  if (!list.ok) return fail(rejection(400, [], "Malformed List"));
  if (list.value !== undefined) return ok({ kind: "list", body: list.value });
  const text = decodeUtf8(body);
  if (text === undefined) return notAccepted;
  return ok({ kind: "document", body: { contentType, text, octets: body.length } });
}
