import type { IdSource, Instant } from "@porchlight/kernel";
import { cancelOf, type HopRequest } from "@porchlight/routing";
import type { Frame, SipResponse } from "@porchlight/sip-message";
import type { ClientEvent } from "@porchlight/sip-transaction";
import type { LiveFlow } from "../flows/flow-table";
import type { EngineOutputs } from "../ports/outputs";
import type { DeadlineQueue } from "../timers/deadline-queue";
import {
  type ClientTransaction,
  type ClientUser,
  InviteClientTransaction,
  NonInviteClientTransaction,
  type TransactionEffect,
} from "./client-transaction";

/** The end of a CANCEL says nothing: what it stops tells by itself. */
const indifferent: ClientUser = { answered: () => {}, failed: () => {} };

/** A CANCEL has the branch of what it stops (RFC 3261 section 9.1). */
const cancelKey = (branch: string): string => `${branch}\nCANCEL`;

/** Requests of our own that await their answer, by branch. */
export class ClientTransactions {
  readonly #byKey = new Map<string, ClientTransaction>();
  readonly #outputs: EngineOutputs;
  readonly #timers: DeadlineQueue;
  readonly #branchPrefix: string;
  #branches = 0;

  constructor(outputs: EngineOutputs, timers: DeadlineQueue, ids: IdSource) {
    this.#outputs = outputs;
    this.#timers = timers;
    this.#branchPrefix = `z9hG4bK${ids.token(48)}`;
  }

  get size(): number {
    return this.#byKey.size;
  }

  /** A branch never used before, in this process or another. */
  newBranch(): string {
    this.#branches += 1;
    return `${this.#branchPrefix}${this.#branches.toString(36)}`;
  }

  start(branch: string, frame: Frame, flow: LiveFlow, user: ClientUser, now: Instant): void {
    this.#begin(new NonInviteClientTransaction(this, branch, flow, user), frame, now);
  }

  startInvite(
    branch: string,
    frame: Frame,
    hop: HopRequest,
    flow: LiveFlow,
    user: ClientUser,
    now: Instant,
  ): void {
    this.#begin(new InviteClientTransaction(this, branch, flow, user, hop), frame, now);
  }

  /** Stops an INVITE that has been answered provisionally. */
  cancel(hop: HopRequest, flow: LiveFlow, now: Instant): void {
    this.#begin(
      new NonInviteClientTransaction(this, cancelKey(hop.branch), flow, indifferent),
      cancelOf(hop),
      now,
    );
  }

  #begin(transaction: ClientTransaction, frame: Frame, now: Instant): void {
    this.#byKey.set(transaction.key, transaction);
    transaction.flow.clientTransactions.add(transaction);
    this.#perform(transaction, transaction.begin(frame, now), undefined, now);
  }

  /** A response; false when it belongs to no live request of that flow (RFC 4320 section 4.2: dropped). */
  received(response: SipResponse, flow: LiveFlow, now: Instant): boolean {
    const branch = response.via.branch ?? "";
    const transaction = this.#byKey.get(response.cseq.method === "CANCEL" ? cancelKey(branch) : branch);
    if (transaction === undefined || !isSamePeer(transaction.flow, flow)) return false;
    const event: ClientEvent = { kind: "response", status: response.status };
    this.#perform(transaction, transaction.step(event, response, now), response, now);
    return true;
  }

  flowClosed(flow: LiveFlow, now: Instant): void {
    for (const transaction of [...flow.clientTransactions])
      this.stepped(transaction, { kind: "transport-error" }, now);
  }

  stepped(transaction: ClientTransaction, event: ClientEvent, now: Instant): void {
    this.#perform(transaction, transaction.step(event, undefined, now), undefined, now);
  }

  #perform(
    transaction: ClientTransaction,
    effects: readonly TransactionEffect[],
    response: SipResponse | undefined,
    now: Instant,
  ): void {
    for (const effect of effects) {
      switch (effect.kind) {
        case "send":
        case "send-once":
          this.#outputs.send(transaction.flow.id, effect.frame);
          break;
        case "deliver":
          if (response !== undefined) deliver(transaction.user, response, now);
          break;
        case "timeout":
          transaction.user.failed("timeout", now);
          break;
        case "transport-failed":
          transaction.user.failed("transport", now);
          break;
        case "terminated":
          this.#forget(transaction);
          break;
      }
    }
    const { dueAt } = transaction;
    if (dueAt === undefined || this.#byKey.get(transaction.key) !== transaction)
      this.#timers.cancel(transaction);
    else this.#timers.schedule(transaction, dueAt);
  }

  #forget(transaction: ClientTransaction): void {
    this.#byKey.delete(transaction.key);
    transaction.flow.clientTransactions.delete(transaction);
  }
}

/** Answers may come from another port, or over another connection of the same host; never over a WebSocket but the same. */
function isSamePeer(one: LiveFlow, other: LiveFlow): boolean {
  if (one === other) return true;
  const isOpen = one.flow.transport !== "ws" && one.flow.transport !== "wss";
  return (
    isOpen &&
    one.flow.transport === other.flow.transport &&
    one.flow.remoteAddress === other.flow.remoteAddress
  );
}

function deliver(user: ClientUser, response: SipResponse, now: Instant): void {
  if (response.status >= 200) user.answered(response, now);
  else if (response.status > 100) user.provisional?.(response, now);
}
