import type { IdSource, Instant } from "@porchlight/kernel";
import type { Frame, SipResponse } from "@porchlight/sip-message";
import {
  type ClientEffect,
  type NonInviteClientState,
  nonInviteClient,
  stepNonInviteClient,
} from "@porchlight/sip-transaction";
import type { LiveFlow } from "../flows/flow-table";
import type { EngineOutputs } from "../ports/outputs";
import { type DeadlineQueue, Timer } from "../timers/deadline-queue";

/** Who sent a request and wants to know how it ended. */
export interface ClientUser {
  answered(response: SipResponse, now: Instant): void;
  failed(cause: "timeout" | "transport", now: Instant): void;
}

/** Requests of our own that await their answer, by branch. */
export class ClientTransactions {
  readonly #byBranch = new Map<string, ClientTransaction>();
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
    return this.#byBranch.size;
  }

  /** A branch never used before, in this process or another. */
  newBranch(): string {
    this.#branches += 1;
    return `${this.#branchPrefix}${this.#branches.toString(36)}`;
  }

  start(branch: string, frame: Frame, flow: LiveFlow, user: ClientUser, now: Instant): void {
    const { state, effects } = nonInviteClient(flow.isReliable, frame, now);
    const transaction = new ClientTransaction(this, branch, flow, user, state);
    this.#byBranch.set(branch, transaction);
    flow.clientTransactions.add(transaction);
    this.perform(transaction, effects, undefined, now);
  }

  /** A response; false when it belongs to no live request of that flow (RFC 4320 section 4.2: dropped). */
  received(response: SipResponse, flow: LiveFlow, now: Instant): boolean {
    const transaction = this.#byBranch.get(response.via.branch ?? "");
    if (transaction === undefined || transaction.flow !== flow) return false;
    const { state, effects } = stepNonInviteClient(
      transaction.state,
      { kind: "response", status: response.status },
      now,
    );
    transaction.state = state;
    this.perform(transaction, effects, response, now);
    return true;
  }

  flowClosed(flow: LiveFlow, now: Instant): void {
    const open = [...flow.clientTransactions];
    for (const transaction of open) {
      const { state, effects } = stepNonInviteClient(transaction.state, { kind: "transport-error" }, now);
      transaction.state = state;
      this.perform(transaction, effects, undefined, now);
    }
  }

  perform(
    transaction: ClientTransaction,
    effects: readonly ClientEffect[],
    response: SipResponse | undefined,
    now: Instant,
  ): void {
    for (const effect of effects) {
      switch (effect.kind) {
        case "send":
          this.#outputs.send(transaction.flow.id, effect.frame);
          break;
        case "deliver":
          if (response !== undefined && response.status >= 200) transaction.user.answered(response, now);
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
    const { deadlineAt } = transaction.state;
    if (deadlineAt === undefined || !this.#byBranch.has(transaction.branch)) this.#timers.cancel(transaction);
    else this.#timers.schedule(transaction, deadlineAt);
  }

  #forget(transaction: ClientTransaction): void {
    this.#byBranch.delete(transaction.branch);
    transaction.flow.clientTransactions.delete(transaction);
  }
}

export class ClientTransaction extends Timer {
  constructor(
    readonly owner: ClientTransactions,
    readonly branch: string,
    readonly flow: LiveFlow,
    readonly user: ClientUser,
    public state: NonInviteClientState,
  ) {
    super();
  }

  fire(now: Instant): void {
    const { state, effects } = stepNonInviteClient(this.state, { kind: "timer" }, now);
    this.state = state;
    this.owner.perform(this, effects, undefined, now);
  }
}
