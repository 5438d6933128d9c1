import type { AlikeRecord, RecordSink } from "@porchlight/accounting";
import type { Instant } from "@porchlight/kernel";
import type { SipResponse } from "@porchlight/sip-message";
import type { ClientUser } from "../transactions/client-transaction";
import type { NotifyFacts } from "./notify-facts";

/** The user of a NOTIFY, which makes its record when it ends. As many as are under way are kept. */
export class AccountedNotify implements ClientUser {
  readonly #user: ClientUser;
  readonly #sink: Pick<RecordSink, "recordAlike">;
  readonly #facts: NotifyFacts;
  readonly #octets: number;
  readonly #requestedAt: Instant;

  constructor(
    user: ClientUser,
    sink: Pick<RecordSink, "recordAlike">,
    facts: NotifyFacts,
    octets: number,
    requestedAt: Instant,
  ) {
    this.#user = user;
    this.#sink = sink;
    this.#facts = facts;
    this.#octets = octets;
    this.#requestedAt = requestedAt;
  }

  answered(response: SipResponse, now: Instant): void {
    this.#end(response.status, undefined, now);
    this.#user.answered(response, now);
  }

  failed(cause: "timeout" | "transport", now: Instant): void {
    this.#end(cause === "timeout" ? 408 : 503, cause, now);
    this.#user.failed(cause, now);
  }

  #end(status: number, failure: AlikeRecord["failure"], answeredAt: Instant): void {
    const { common, party } = this.#facts;
    this.#sink.recordAlike({
      common,
      party,
      requestedAt: this.#requestedAt,
      answeredAt,
      status,
      failure,
      octets: this.#octets,
    });
  }
}
