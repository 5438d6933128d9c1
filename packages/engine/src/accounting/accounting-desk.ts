import {
  type BlockCommon,
  partyText,
  type RecordSink,
  type RecordSource,
  recorded,
} from "@porchlight/accounting";
import type { RenderedBody, StateSource } from "@porchlight/event-notifier";
import type { IdSource, Instant } from "@porchlight/kernel";
import type { BackEndStatus } from "@porchlight/rls";
import { addressOfRecord } from "../identity/asserted-identities";
import type { RemoteWish } from "../lists/remote/remote-wish";
import type { RecordedWish, WishRecord } from "../state/recorded-wish";
import type { Subscription } from "../state/subscription";
import type { ClientUser } from "../transactions/client-transaction";
import type { ServerTransaction } from "../transactions/server-transaction";
import { AccountedNotify } from "./accounted-notify";
import { chargingIdIn } from "./charging-vector";
import { NotifyFactsDesk } from "./notify-facts";
import {
  actionOf,
  bodyOf,
  calledParty,
  domainsOf,
  expiresIn,
  packageOf,
  requestedParty,
} from "./request-facts";

/** How a request ended: with a response of that status, or with none. */
export interface FinalAnswer {
  readonly status: number;
  readonly isSilence: boolean;
  /** Fields that a response of ours has; undefined where somebody else made it. */
  readonly headers: readonly (readonly [name: string, value: string])[] | undefined;
}

/** CANCEL and ACK belong to what they stop or end; OPTIONS is a question of ours to answer. */
const notCharged: ReadonlySet<string> = new Set(["CANCEL", "ACK"]);

/** Makes one record for each final response (requirements PRV-040 to PRV-045, COR-090). */
export class AccountingDesk {
  readonly #sink: RecordSink;
  readonly #idPrefix: string;
  readonly #notifies: NotifyFactsDesk;
  #ids = 0;
  /** What the back ends that were opened last have in common. */
  #backEnds: { readonly record: WishRecord; readonly common: BlockCommon } | undefined;

  constructor(sink: RecordSink, ids: IdSource) {
    this.#sink = sink;
    this.#idPrefix = ids.token(64);
    this.#notifies = new NotifyFactsDesk(this.#idPrefix);
  }

  finished(exchange: ServerTransaction, answer: FinalAnswer, now: Instant): void {
    if (!this.#isCharged(exchange, answer)) return;
    const { party, request } = exchange;
    const { method } = request;
    const caller = recorded(party?.aor ?? addressOfRecord(request.from.uri) ?? request.from.uri);
    const called = calledParty(request);
    this.#sink.record({
      source: sourceOf(exchange),
      role: isTerminating(exchange) ? "terminating" : "originating",
      method: recorded(method),
      event: packageOf(request),
      action: actionOf(request),
      expires: expiresIn(answer.headers, request),
      session: recorded(request.callId),
      caller,
      called,
      requested: requestedParty(request, called),
      isAnonymous: party?.isAnonymous ?? false,
      requestedAt: exchange.receivedAt,
      answeredAt: now,
      ...domainsOf(caller, called),
      chargingId: this.chargingIdOf(exchange),
      status: answer.status,
      failure: answer.isSilence ? "timeout" : undefined,
      body: bodyOf(request),
      list: exchange.list,
    });
  }

  #isCharged({ party, request: { method } }: ServerTransaction, { status }: FinalAnswer): boolean {
    if (notCharged.has(method) || (method === "OPTIONS" && party?.isForwarded !== true)) return false;
    if (method === "NOTIFY") return this.#sink.takesNotify();
    return party !== undefined || status < 300 || this.#sink.takesStrangers;
  }

  /** The one that a trusted source has given, else one of ours (requirement PRV-044). */
  chargingIdOf(exchange: ServerTransaction): string {
    const told = exchange.party?.isTrusted ? chargingIdIn(exchange.request.headers) : undefined;
    exchange.chargingId ??= told ?? this.#newId();
    return exchange.chargingId;
  }

  #newId(): string {
    this.#ids += 1;
    return `${this.#idPrefix}-${this.#ids.toString(36)}`;
  }

  /** Listens in on the end of a NOTIFY, where NOTIFYs are recorded. */
  watched(
    user: ClientUser,
    subscription: Subscription,
    body: RenderedBody | undefined,
    sentAt: Instant,
  ): ClientUser {
    if (!this.#sink.takesNotify()) return user;
    return new AccountedNotify(user, this.#sink, this.#notifies.of(subscription), body?.octets ?? 0, sentAt);
  }

  /**
   * A member of a list is watched from now on, or may not be.
   * @param called address of record, where it has one
   */
  backEndOpened(
    called: string,
    eventPackage: string,
    { record }: RecordedWish,
    opened: BackEndStatus<StateSource>,
    now: Instant,
  ): void {
    if (!this.#sink.takesBackEnds) return;
    this.#sink.recordAlike({
      common: this.#commonOf(record, eventPackage),
      party: partyText(recorded(called), record.id),
      requestedAt: now,
      answeredAt: now,
      status: statusOf(opened),
      failure: undefined,
      octets: 0,
    });
  }

  /** The members of a list are opened one after the other. */
  #commonOf(record: WishRecord, event: string): BlockCommon {
    if (this.#backEnds?.record === record && this.#backEnds.common.event === event)
      return this.#backEnds.common;
    const { watcher: caller, isAnonymous, presentity: uri } = record;
    const common: BlockCommon = {
      method: "SUBSCRIBE",
      source: "list",
      event,
      caller,
      isAnonymous,
      bodyType: "",
      list: { uri, members: 1 },
      idPrefix: this.#idPrefix,
    };
    this.#backEnds = { record, common };
    return common;
  }

  /** A subscription to a member of a list in another domain was answered, or was not. */
  backEndAnswered(
    { eventPackage, front, isAnonymous, list, uri, watcher }: RemoteWish,
    { action, askedAt, failure, status }: BackEndAnswer,
    now: Instant,
  ): void {
    if (!this.#sink.takesBackEnds) return;
    const called = recorded(addressOfRecord(uri) ?? uri);
    this.#sink.record({
      source: "list",
      role: "originating",
      method: "SUBSCRIBE",
      event: eventPackage,
      action,
      expires: undefined,
      session: front,
      caller: watcher,
      called,
      requested: "",
      isAnonymous,
      requestedAt: askedAt,
      answeredAt: now,
      ...domainsOf(watcher, called),
      chargingId: this.#newId(),
      status,
      failure,
      body: undefined,
      list: { uri: list, members: 1 },
    });
  }
}

/** How a SUBSCRIBE of ours ended. */
export interface BackEndAnswer {
  readonly action: "initial" | "refresh" | "end";
  readonly askedAt: Instant;
  readonly status: number;
  readonly failure: "timeout" | "transport" | undefined;
}

function sourceOf({ list, party, request }: ServerTransaction): RecordSource {
  if (list !== undefined) return "list";
  const isOfPresence = request.method === "PUBLISH" || request.method === "SUBSCRIBE";
  return isOfPresence && party?.isForwarded !== true ? "presence" : "core";
}

/** The presentity is served with what others ask about it, and whoever is called by somebody outside. */
function isTerminating({ party, request }: ServerTransaction): boolean {
  return party?.isForwarded === true ? !party.isOurs : request.method === "SUBSCRIBE";
}

function statusOf(opened: BackEndStatus<StateSource>): number {
  switch (opened.state) {
    case "active":
      return 200;
    case "pending":
      return 202;
    case "terminated":
      return opened.reason === "noresource" ? 404 : 403;
    case "unknown":
      return 404;
  }
}
