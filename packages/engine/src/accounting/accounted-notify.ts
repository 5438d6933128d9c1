import type { AlikeRecord, RecordSink } from "@porchlight/accounting";
import type { Instant } from "@porchlight/kernel";
import type { SipResponse } from "@porchlight/sip-message";
import type { ClientUser } from "../transactions/client-transaction";
import type { NotifyFacts } from "./notify-facts";

/** The user of a NOTIFY, and its record when it ends. */
export class AccountedNotify implements ClientUser, AlikeRecord {
  readonly common: AlikeRecord["common"];
  readonly party: string;
  answeredAt: Instant;
  status = 0;
  failure: AlikeRecord["failure"];
  readonly #user: ClientUser;
  readonly #sink: RecordSink;

  constructor(
    user: ClientUser,
    sink: RecordSink,
    { common, party }: NotifyFacts,
    readonly octets: number,
    readonly requestedAt: Instant,
  ) {
    this.#user = user;
    this.#sink = sink;
    this.common = common;
    this.party = party;
    this.answeredAt = requestedAt;
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
