import { rejection } from "@porchlight/event-notifier";
import type { IdSource, Instant } from "@porchlight/kernel";
import type { Frame, SipRequest } from "@porchlight/sip-message";
import {
  type InviteServerState,
  inviteServer,
  mergeKey,
  type NonInviteServerState,
  nonInviteServer,
  type ServerEffect,
  type ServerEvent,
  serverTransactionKey,
  stepInviteServer,
  stepNonInviteServer,
} from "@porchlight/sip-transaction";
import type { FinalAnswer } from "../accounting/accounting-desk";
import type { LiveFlow } from "../flows/flow-table";
import type { EngineOutputs } from "../ports/outputs";
import type { DeadlineQueue } from "../timers/deadline-queue";
import type { ResponseSender } from "./response-sender";
import { type ReplyOptions, ServerTransaction } from "./server-transaction";

export type ServerMachine =
  | { readonly kind: "invite"; readonly state: InviteServerState }
  | { readonly kind: "non-invite"; readonly state: NonInviteServerState };

/** Who takes what gets past the transactions. */
export interface ServerUsers {
  /** A new request. */
  serve(transaction: ServerTransaction, now: Instant): void;
  /** An ACK to a 2xx, which belongs to no transaction (RFC 3261 section 17). */
  acknowledged(request: SipRequest, flow: LiveFlow): void;
  /** A final response is on its way, or there will be none. Once for each request. */
  finished(transaction: ServerTransaction, answer: FinalAnswer, now: Instant): void;
}

/** Takes each request to its transaction: retransmissions stop here, CANCEL is answered and told. */
export class ServerTransactions {
  readonly #byKey = new Map<string, ServerTransaction>();
  readonly #byMergeKey = new Map<string, ServerTransaction>();
  readonly #byBranch = new Map<string, ServerTransaction>();
  readonly #outputs: EngineOutputs;
  readonly #timers: DeadlineQueue;
  readonly #ids: IdSource;
  readonly #responses: ResponseSender;
  readonly #users: ServerUsers;

  constructor(
    outputs: EngineOutputs,
    timers: DeadlineQueue,
    ids: IdSource,
    responses: ResponseSender,
    users: ServerUsers,
  ) {
    this.#outputs = outputs;
    this.#timers = timers;
    this.#ids = ids;
    this.#responses = responses;
    this.#users = users;
  }

  get size(): number {
    return this.#byKey.size;
  }

  newTag(): string {
    return this.#ids.token(64);
  }

  received(request: SipRequest, flow: LiveFlow, now: Instant): void {
    const key = `${flow.id} ${serverTransactionKey(request)}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) {
      // The ACK to a 2xx may come with the branch of its INVITE.
      if (request.method === "ACK" && isAccepted(known)) this.#users.acknowledged(request, flow);
      else this.#step(known, request.method === "ACK" ? { kind: "ack" } : { kind: "request" }, now);
      return;
    }
    if (request.method === "ACK") return this.#users.acknowledged(request, flow);
    this.#begin(key, request, flow, now);
  }

  #begin(key: string, request: SipRequest, flow: LiveFlow, now: Instant): void {
    const merged = request.to.tag === undefined ? this.#byMergeKey.get(mergeKey(request)) : undefined;
    const machine = this.#machineFor(request, flow, now);
    const transaction = new ServerTransaction(this, key, request, flow, machine, merged !== undefined, now);
    this.#byKey.set(key, transaction);
    this.#outputs.observe({ kind: "request", method: request.method, flow: flow.id });
    this.#schedule(transaction);
    if (request.method === "CANCEL") {
      this.#cancel(transaction, now);
      return;
    }
    if (merged === undefined) this.#byMergeKey.set(mergeKey(request), transaction);
    this.#byBranch.set(branchKey(transaction), transaction);
    this.#users.serve(transaction, now);
  }

  #machineFor(request: SipRequest, flow: LiveFlow, now: Instant): ServerMachine {
    return request.method === "INVITE"
      ? { kind: "invite", state: inviteServer(flow.isReliable, now).state }
      : { kind: "non-invite", state: nonInviteServer(flow.isReliable, now).state };
  }

  /** CANCEL is answered for itself; only an INVITE that is still under way can be stopped (RFC 3261 section 9.2). */
  #cancel(transaction: ServerTransaction, now: Instant): void {
    const canceled = this.#byBranch.get(branchKey(transaction));
    if (canceled === undefined) return transaction.reject(rejection(481), now);
    transaction.reply(200, {}, now);
    canceled.onCancel?.(now);
  }

  reply(transaction: ServerTransaction, status: number, options: ReplyOptions, now: Instant): void {
    const frame = this.#responses.build(
      transaction.request,
      transaction.flow,
      status,
      transaction.toTag,
      options,
    );
    this.relay(transaction, status, frame, now, options.headers);
  }

  /** @param headers of a response of ours */
  relay(
    transaction: ServerTransaction,
    status: number,
    frame: Frame,
    now: Instant,
    headers?: ReplyOptions["headers"],
  ): void {
    if (status >= 200) this.#finish(transaction, { status, isSilence: false, headers }, now);
    this.#outputs.observe({ kind: "response-sent", method: transaction.request.method, status });
    this.#step(transaction, { kind: "respond", status, frame }, now);
  }

  timerFired(transaction: ServerTransaction, now: Instant): void {
    this.#step(transaction, { kind: "timer" }, now);
  }

  #step(transaction: ServerTransaction, event: ServerEvent, now: Instant): void {
    const { machine } = transaction;
    if (machine.kind === "invite") {
      const { state, effects } = stepInviteServer(machine.state, event, now);
      transaction.machine = { kind: "invite", state };
      this.#perform(transaction, effects, now);
    } else {
      const { state, effects } = stepNonInviteServer(machine.state, event, now);
      transaction.machine = { kind: "non-invite", state };
      this.#perform(transaction, effects, now);
    }
    this.#schedule(transaction);
  }

  #perform(transaction: ServerTransaction, effects: readonly ServerEffect[], now: Instant): void {
    for (const effect of effects) {
      switch (effect.kind) {
        case "send":
          this.#responses.send(transaction.request, transaction.flow, effect.frame);
          break;
        case "provisional-due":
          this.reply(transaction, 100, {}, now);
          break;
        case "terminated":
          this.#finish(transaction, silence, now);
          this.#forget(transaction);
          break;
        case "deliver":
        case "timeout":
        case "transport-failed":
          break;
      }
    }
  }

  #finish(transaction: ServerTransaction, answer: FinalAnswer, now: Instant): void {
    if (transaction.isFinished) return;
    transaction.isFinished = true;
    this.#users.finished(transaction, answer, now);
  }

  #schedule(transaction: ServerTransaction): void {
    const { deadlineAt } = transaction.machine.state;
    if (deadlineAt === undefined || !this.#byKey.has(transaction.key)) this.#timers.cancel(transaction);
    else this.#timers.schedule(transaction, deadlineAt);
  }

  #forget(transaction: ServerTransaction): void {
    this.#byKey.delete(transaction.key);
    const merge = mergeKey(transaction.request);
    if (this.#byMergeKey.get(merge) === transaction) this.#byMergeKey.delete(merge);
    const branch = branchKey(transaction);
    if (this.#byBranch.get(branch) === transaction) this.#byBranch.delete(branch);
  }
}

const silence: FinalAnswer = { status: 408, isSilence: true, headers: undefined };

const isAccepted = ({ machine }: ServerTransaction): boolean =>
  machine.kind === "invite" && machine.state.name === "accepted";

const branchKey = ({ flow, request }: ServerTransaction): string => `${flow.id} ${request.via.branch ?? ""}`;
