import { assertNever, fail, ok } from "@porchlight/kernel";
import type { Later, Registration, RegistrationOutcome } from "../registration/registration";
import type { SipStack } from "../sip/sip-stack";
import { Alarm } from "../support/alarm";
import { backOffMs } from "../support/back-off";
import type { Timing } from "../support/timing";
import type { ConnectionState, ConnectResult, DisconnectReason } from "./connection-state";

export interface ConnectionHandlers {
  readonly onState: (state: ConnectionState) => void;
  /** Connected and, where wanted, registered. */
  readonly onOnline: () => void;
  readonly onOffline: () => void;
  readonly onRoundTrip: (milliseconds: number | undefined) => void;
  /** One round trip to the server; undefined when unanswered. */
  readonly probe: (waitMs: number) => Promise<number | undefined>;
}

/** A waking device is asked to prove its connection within this time. */
const quickProbeMs = 3000;

/** Opens the connection, registers, notices its death, and brings it back. */
export class ConnectionKeeper {
  readonly #alarm = new Alarm();
  readonly #probeAlarm = new Alarm();
  #state: ConnectionState = { kind: "disconnected", reason: { kind: "not-connected" } };
  #wanted = false;
  #online = false;
  /** Counts tries; the end of an outdated one is ignored. */
  #turn = 0;
  #attempt = 0;
  #lostAt: number | undefined;
  #answer: ((result: ConnectResult) => void) | undefined;
  #firstResult: Promise<ConnectResult> | undefined;

  constructor(
    private readonly stack: SipStack,
    private readonly registration: Registration | undefined,
    private readonly timing: Timing,
    private readonly handlers: ConnectionHandlers,
  ) {}

  get state(): ConnectionState {
    return this.#state;
  }

  connect(): Promise<ConnectResult> {
    if (this.#wanted && this.#firstResult) return this.#firstResult;
    this.#wanted = true;
    this.#attempt = 0;
    this.#become({ kind: "connecting" });
    this.#firstResult = new Promise((resolve) => {
      this.#answer = resolve;
    });
    void this.#try();
    return this.#firstResult;
  }

  /** Ends the wait of a reconnect. */
  retryNow(): void {
    if (this.#wanted && this.#state.kind === "reconnecting") void this.#try();
  }

  /** Proves the connection, after sleep or a change of network. */
  checkNow(): void {
    if (this.#online) void this.#probe(Math.min(quickProbeMs, this.timing.probeWaitMs));
    else this.retryNow();
  }

  /** The stack's connection opened; news only when the softphone did it. */
  opened(): void {
    if (!this.stack.managed && this.#wanted && !this.#online) void this.#try();
  }

  /** The stack's connection is gone. */
  lost(): void {
    if (!this.#wanted) return;
    this.#turn += 1;
    if (this.#online) this.#attempt = 0;
    this.#goOffline();
    this.#failed(undefined);
  }

  /** Ends for good: what was refused would be refused again. */
  end(reason: DisconnectReason): void {
    this.#wanted = false;
    this.#turn += 1;
    this.#alarm.clear();
    this.#goOffline();
    this.registration?.pause();
    this.stack.close();
    this.#lostAt = undefined;
    this.#become({ kind: "disconnected", reason });
    if (reason.kind !== "not-connected") this.#reply(fail(reason));
  }

  async #try(): Promise<void> {
    this.#alarm.clear();
    this.#turn += 1;
    const turn = this.#turn;
    const opened = this.stack.isOpen || (await this.stack.open());
    if (turn !== this.#turn) return;
    if (!opened) {
      this.#failed(undefined);
      return;
    }
    const outcome = this.registration
      ? await this.registration.register()
      : ({ kind: "registered" } as const);
    if (turn === this.#turn) this.#registered(outcome);
  }

  #registered(outcome: RegistrationOutcome): void {
    switch (outcome.kind) {
      case "registered":
        this.#goOnline();
        break;
      case "wrong-credentials":
      case "refused":
        this.end(outcome);
        break;
      case "later":
        // A server that named a time is alive and keeps its connection; one that did not may be dead.
        if (outcome.retryAfterMs === undefined) this.stack.giveUp();
        this.#failed(outcome);
        break;
      default:
        assertNever(outcome);
    }
  }

  #goOnline(): void {
    this.#online = true;
    this.#attempt = 0;
    this.#lostAt = undefined;
    this.#become({ kind: "connected", since: Date.now() });
    this.handlers.onOnline();
    this.#reply(ok(undefined));
    void this.#probe(this.timing.probeWaitMs);
  }

  #goOffline(): void {
    this.#probeAlarm.clear();
    if (!this.#online) return;
    this.#online = false;
    this.#lostAt = Date.now();
    this.registration?.pause();
    this.handlers.onOffline();
    this.handlers.onRoundTrip(undefined);
  }

  #failed(answer: Later | undefined): void {
    const { retryAfterMs: afterMs, statusCode } = answer ?? {};
    this.#attempt += 1;
    const since = this.#lostAt ?? Date.now();
    const waits = this.stack.managed || afterMs !== undefined || this.stack.isOpen;
    const delayMs = waits ? (afterMs ?? this.#returnDelayMs()) : undefined;
    const retryAt = delayMs === undefined ? undefined : Date.now() + delayMs;
    this.#lostAt = since;
    this.#become({ kind: "reconnecting", since, attempt: this.#attempt, retryAt, statusCode });
    this.#reply(
      fail(
        statusCode === undefined
          ? { kind: "unreachable" }
          : { kind: "not-ready", statusCode, retryAt: afterMs === undefined ? undefined : retryAt },
      ),
    );
    if (delayMs !== undefined) this.#alarm.set(delayMs, () => void this.#try());
  }

  /** The first return is quick and scattered, so that a restarted server is not met by all at once. */
  #returnDelayMs(): number {
    const { firstReturnMs, returnFirstMs, returnLongestMs } = this.timing;
    if (this.#attempt <= 1) return Math.random() * firstReturnMs;
    return backOffMs(this.#attempt - 1, { firstMs: returnFirstMs, longestMs: returnLongestMs }, Math.random);
  }

  async #probe(waitMs: number): Promise<void> {
    const turn = this.#turn;
    this.#probeAlarm.set(this.timing.probeEveryMs + waitMs, () => void this.#probe(this.timing.probeWaitMs));
    const milliseconds = await this.handlers.probe(waitMs);
    if (turn !== this.#turn || !this.#online) return;
    this.handlers.onRoundTrip(milliseconds);
    if (milliseconds !== undefined || !this.stack.managed) return;
    this.stack.giveUp();
    this.lost();
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    this.handlers.onState(state);
  }

  #reply(result: ConnectResult): void {
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.(result);
  }
}
