import { rejection } from "@porchlight/event-notifier";
import type { IdSource, Instant } from "@porchlight/kernel";
import type { SipRequest } from "@porchlight/sip-message";
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
import type { LiveFlow } from "../flows/flow-table";
import type { EngineOutputs } from "../ports/outputs";
import type { DeadlineQueue } from "../timers/deadline-queue";
import type { ResponseSender } from "./response-sender";
import { type ReplyOptions, ServerTransaction } from "./server-transaction";

export type ServerMachine =
  | { readonly kind: "invite"; readonly state: InviteServerState }
  | { readonly kind: "non-invite"; readonly state: NonInviteServerState };

/** Takes each request to its transaction: retransmissions stop here, merged requests get 482, CANCEL is answered. */
export class ServerTransactions {
  readonly #byKey = new Map<string, ServerTransaction>();
  readonly #byMergeKey = new Map<string, ServerTransaction>();
  readonly #byBranch = new Map<string, ServerTransaction>();
  readonly #outputs: EngineOutputs;
  readonly #timers: DeadlineQueue;
  readonly #ids: IdSource;
  readonly #responses: ResponseSender;
  readonly #serve: (transaction: ServerTransaction, now: Instant) => void;

  constructor(
    outputs: EngineOutputs,
    timers: DeadlineQueue,
    ids: IdSource,
    responses: ResponseSender,
    serve: (transaction: ServerTransaction, now: Instant) => void,
  ) {
    this.#outputs = outputs;
    this.#timers = timers;
    this.#ids = ids;
    this.#responses = responses;
    this.#serve = serve;
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
      this.#step(known, request.method === "ACK" ? { kind: "ack" } : { kind: "request" }, now);
      return;
    }
    if (request.method === "ACK") {
      this.#outputs.observe({ kind: "dropped", reason: "stray-ack", flow: flow.id });
      return;
    }
    this.#begin(key, request, flow, now);
  }

  #begin(key: string, request: SipRequest, flow: LiveFlow, now: Instant): void {
    const merged = request.to.tag === undefined ? this.#byMergeKey.get(mergeKey(request)) : undefined;
    const transaction = new ServerTransaction(this, key, request, flow, this.#machineFor(request, flow, now));
    this.#byKey.set(key, transaction);
    this.#outputs.observe({ kind: "request", method: request.method, flow: flow.id });
    this.#schedule(transaction);
    if (request.method === "CANCEL") {
      this.#cancel(transaction, now);
      return;
    }
    if (merged !== undefined) {
      transaction.reject(rejection(482), now);
      return;
    }
    this.#byMergeKey.set(mergeKey(request), transaction);
    this.#byBranch.set(branchKey(transaction), transaction);
    this.#serve(transaction, now);
  }

  #machineFor(request: SipRequest, flow: LiveFlow, now: Instant): ServerMachine {
    return request.method === "INVITE"
      ? { kind: "invite", state: inviteServer(flow.isReliable, now).state }
      : { kind: "non-invite", state: nonInviteServer(flow.isReliable, now).state };
  }

  /** CANCEL is answered for itself and changes nothing: no request here can still be stopped (RFC 6665 section 4.6). */
  #cancel(transaction: ServerTransaction, now: Instant): void {
    if (this.#byBranch.has(branchKey(transaction))) transaction.reply(200, {}, now);
    else transaction.reject(rejection(481), now);
  }

  reply(transaction: ServerTransaction, status: number, options: ReplyOptions, now: Instant): void {
    const frame = this.#responses.build(
      transaction.request,
      transaction.flow,
      status,
      transaction.toTag,
      options,
    );
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
          this.#forget(transaction);
          break;
        case "deliver":
        case "timeout":
        case "transport-failed":
          break;
      }
    }
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

const branchKey = ({ flow, request }: ServerTransaction): string => `${flow.id} ${request.via.branch ?? ""}`;
