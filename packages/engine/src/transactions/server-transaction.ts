import type { Rejection } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { SipRequest } from "@porchlight/sip-message";
import type { LiveFlow } from "../flows/flow-table";
import { Timer } from "../timers/deadline-queue";
import type { ServerMachine, ServerTransactions } from "./server-transactions";

export interface ReplyOptions {
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly reason?: string;
  readonly contentType?: string;
  readonly body?: string;
}

/** One request from outside and the answer it gets. */
export class ServerTransaction extends Timer {
  #toTag: string | undefined;

  constructor(
    readonly owner: ServerTransactions,
    readonly key: string,
    public request: SipRequest,
    readonly flow: LiveFlow,
    public machine: ServerMachine,
  ) {
    super();
  }

  /** The tag of our answers: the request's own within a dialog, else one made for this transaction. */
  get toTag(): string {
    this.#toTag ??= this.request.to.tag ?? this.owner.newTag();
    return this.#toTag;
  }

  /** The request came over TLS or WSS. */
  get isSecure(): boolean {
    return this.flow.flow.transport === "tls" || this.flow.flow.transport === "wss";
  }

  reply(status: number, options: ReplyOptions, now: Instant): void {
    this.owner.reply(this, status, options, now);
  }

  reject(no: Rejection, now: Instant): void {
    const { status, headers, reason, report } = no;
    this.owner.reply(this, status, { headers, ...(reason === undefined ? {} : { reason }), ...report }, now);
  }

  fire(now: Instant): void {
    this.owner.timerFired(this, now);
  }
}
