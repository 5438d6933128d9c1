import { type AlikeRecord, type RecordSink, recorded } from "@porchlight/accounting";
import type { Instant } from "@porchlight/kernel";
import type { SipResponse } from "@porchlight/sip-message";
import type { Subscription } from "../state/subscription";
import type { ClientUser } from "../transactions/client-transaction";

/** The user of a NOTIFY, and its record when it ends. */
export class AccountedNotify implements ClientUser, AlikeRecord {
  readonly method = "NOTIFY";
  answeredAt: Instant;
  status = 0;
  failure: AlikeRecord["failure"];
  readonly #user: ClientUser;
  readonly #sink: RecordSink;
  readonly #subscription: Subscription;

  constructor(
    user: ClientUser,
    sink: RecordSink,
    readonly idPrefix: string,
    subscription: Subscription,
    readonly octets: number,
    readonly requestedAt: Instant,
  ) {
    this.#user = user;
    this.#sink = sink;
    this.#subscription = subscription;
    this.answeredAt = requestedAt;
  }

  get source(): "presence" | "list" {
    return this.#subscription.derived?.members === undefined ? "presence" : "list";
  }

  get event(): string {
    return this.#subscription.record.eventPackage;
  }

  get caller(): string {
    return this.#subscription.record.presentity;
  }

  get called(): string {
    return this.#subscription.record.watcher;
  }

  get session(): string {
    return recorded(this.#subscription.record.callId);
  }

  get isAnonymous(): boolean {
    return this.#subscription.record.isAnonymous;
  }

  get bodyType(): string {
    return this.#subscription.bodyType;
  }

  get list(): AlikeRecord["list"] {
    const members = this.#subscription.derived?.members;
    return members === undefined ? undefined : { uri: this.caller, members };
  }

  answered(response: SipResponse, now: Instant): void {
    this.#end(response.status, undefined, now);
    this.#user.answered(response, now);
  }

  failed(cause: "timeout" | "transport", now: Instant): void {
    this.#end(cause === "timeout" ? 408 : 503, cause, now);
    this.#user.failed(cause, now);
  }

  #end(status: number, failure: AlikeRecord["failure"], now: Instant): void {
    this.status = status;
    this.failure = failure;
    this.answeredAt = now;
    this.#sink.recordAlike(this);
  }
}
