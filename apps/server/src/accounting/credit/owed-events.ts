import type { OwedEvent, RecordStore } from "@porchlight/accounting";
import { type DiameterNode, RESULT_CODE, resultClass, results } from "@porchlight/diameter";
import type { Clock } from "@porchlight/kernel";
import type { AuditNote } from "@porchlight/store";
import { type CreditPeer, eventRequest, serviceIdentifiers } from "./credit-questions";

export interface OwedEventsParts {
  readonly store: Pick<RecordStore<AuditNote>, "owe" | "settle">;
  readonly peer: CreditPeer;
  readonly clock: Clock;
  readonly perform: (work: (node: DiameterNode) => void) => void;
  readonly onFault: (error: unknown) => void;
}

const retryMs = 30_000;

/** Debits and refunds that go on until a credit server has answered them, over restarts too (RFC 8506 section 6.5). */
export class OwedEvents {
  readonly #parts: OwedEventsParts;
  readonly #open = new Map<string, OwedEvent>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #isStopped = false;

  constructor(parts: OwedEventsParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Takes up what an earlier process left; it may have been sent. */
  resume(owed: readonly OwedEvent[]): void {
    for (const event of owed) this.#take(event, true);
  }

  /** Keeps an event on disk and sends it. */
  owe(event: OwedEvent, isResent: boolean): void {
    this.#parts.store.owe(event).catch(this.#parts.onFault);
    this.#take(event, isResent);
  }

  stop(): void {
    this.#isStopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #take(event: OwedEvent, isResent: boolean): void {
    this.#open.set(event.session, event);
    this.#send(event, isResent);
  }

  #send(event: OwedEvent, isResent: boolean): void {
    const { clock, peer, perform } = this.#parts;
    const { action, at, service, session: sessionId, user: subscriber } = event;
    const asked = { action, at, sessionId, subscriber, service: serviceIdentifiers[service], units: 1 };
    perform((node) =>
      node.request(
        eventRequest(asked, peer, { isResent }),
        {
          answered: ({ avps }) => this.#answered(event, RESULT_CODE.in(avps) ?? results.unableToComply),
          failed: (cause) => this.#again(event, isResent || cause === "silent"),
        },
        clock(),
      ),
    );
  }

  /** Success, or a refusal for good: it is seen to. */
  #answered(event: OwedEvent, code: number): void {
    const outcome = resultClass(code);
    if (outcome === "protocol-error" || outcome === "transient") return this.#again(event, false);
    this.#open.delete(event.session);
    this.#parts.store.settle(event.session).catch(this.#parts.onFault);
  }

  #again(event: OwedEvent, isResent: boolean): void {
    if (this.#isStopped) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#send(event, isResent);
    }, retryMs).unref();
    this.#timers.add(timer);
  }
}
