import type { Instant } from "@porchlight/kernel";
import type { SipResponse } from "@porchlight/sip-message";
import type { Subscription } from "../state/subscription";
import type { ClientUser } from "../transactions/client-transaction";
import type { AccountingDesk } from "./accounting-desk";

/** The user of a NOTIFY, and its record when it ends. */
export class AccountedNotify implements ClientUser {
  constructor(
    readonly user: ClientUser,
    readonly desk: AccountingDesk,
    readonly subscription: Subscription,
    readonly octets: number,
    readonly sentAt: Instant,
  ) {}

  answered(response: SipResponse, now: Instant): void {
    this.desk.notified(this, response.status, undefined, now);
    this.user.answered(response, now);
  }

  failed(cause: "timeout" | "transport", now: Instant): void {
    this.desk.notified(this, cause === "timeout" ? 408 : 503, cause, now);
    this.user.failed(cause, now);
  }
}
