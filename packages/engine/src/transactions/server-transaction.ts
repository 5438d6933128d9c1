import type { CreditCharge } from "@porchlight/accounting";
import type { Rejection } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { Frame, SipRequest } from "@porchlight/sip-message";
import type { ListInQuestion, Party } from "../accounting/party";
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
    /** Another copy of the request, come by another way, is being served: 482 in UAS roles (RFC 3261 section 8.2.2.2). */
    readonly isMerged: boolean,
    readonly receivedAt: Instant,
  ) {
    super();
  }

  /** Told when the client sends CANCEL; set by whoever can still stop the request. */
  onCancel: ((now: Instant) => void) | undefined;

  /** Who it is from, once that is known. */
  party: Party | undefined;

  /** What it subscribes to, where that is a list. */
  list: ListInQuestion | undefined;

  /** Names it in charging; made when it is asked for. */
  chargingId: string | undefined;

  /** What was taken for it before it was served. */
  charge: CreditCharge | undefined;

  /** It has had its final response, or was given up. */
  isFinished = false;

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

  /** Sends a response that somebody else has made. */
  relay(status: number, frame: Frame, now: Instant): void {
    this.owner.relay(this, status, frame, now);
  }

  reject(no: Rejection, now: Instant): void {
    const { status, headers, reason, report } = no;
    this.owner.reply(this, status, { headers, ...(reason === undefined ? {} : { reason }), ...report }, now);
  }

  fire(now: Instant): void {
    this.owner.timerFired(this, now);
  }
}
