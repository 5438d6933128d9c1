import type { Account } from "@porchlight/accounts";
import type {
  CommitId,
  Engine,
  EngineEvent,
  EngineOutputs,
  Flow,
  FlowId,
  FlowTransport,
  Journal,
  JournalSnapshot,
  LocateId,
} from "@porchlight/engine";
import type { Clock, Instant } from "@porchlight/kernel";
import type { HopTarget, Located, LocatedNumber, NumberTarget } from "@porchlight/routing";
import type { Frame } from "@porchlight/sip-message";
import { DeadlineTimer } from "./deadline-timer";
import { GroupCommit } from "./group-commit";

/** Where the engine's frames go. None of these calls back into the driver before it returns. */
export interface FlowOutputs {
  send(flow: FlowId, frame: Frame): void;
  close(flow: FlowId, reason: string): void;
  /** The flow leads to this port of its peer's address, too. */
  reuse(flow: FlowId, port: number): void;
  /** The flow towards an address, and whether the engine already knows it. */
  reach(
    transport: FlowTransport,
    address: string,
    port: number,
    domain: string | undefined,
  ): { readonly id: FlowId; readonly opened?: Flow };
}

export interface DriverParts {
  readonly createEngine: (outputs: EngineOutputs) => Engine;
  readonly journal: Pick<Journal, "write">;
  /** Finds out where a target can be reached (RFC 3263), or what a number stands for (RFC 6116). Never rejects. */
  readonly locate: (target: HopTarget | NumberTarget) => Promise<Located | LocatedNumber>;
  readonly clock: Clock;
  readonly flows: FlowOutputs;
  readonly observe: (event: EngineEvent) => void;
  readonly onFault: (error: unknown, input: string) => void;
  readonly onWrite: (commits: number, milliseconds: number) => void;
}

/**
 * Drives the engine: stamps inputs with the time, performs outputs, keeps its timer, groups its commits. An input that
 * arises while the engine is at work waits until it is done. A fault ends the input it came from and nothing else.
 */
export class Driver {
  readonly #engine: Engine;
  readonly #clock: Clock;
  readonly #commits: GroupCommit;
  readonly #timer: DeadlineTimer;
  readonly #onFault: DriverParts["onFault"];
  readonly #waiting: (() => void)[] = [];
  #isBusy = false;
  #isDraining = false;

  constructor(parts: DriverParts) {
    this.#clock = parts.clock;
    this.#onFault = parts.onFault;
    this.#timer = new DeadlineTimer(parts.clock, () =>
      this.#input("advance", (engine, now) => engine.advance(now)),
    );
    this.#commits = new GroupCommit(parts.journal, {
      committed: (id) => this.#committed(id),
      commitFailed: (id, error) => this.#commitFailed(id, error),
      written: parts.onWrite,
    });
    this.#engine = parts.createEngine(this.#outputs(parts));
  }

  get engine(): Pick<Engine, "views"> {
    return this.#engine;
  }

  /** Takes over what is stored. Nothing is sent before `start` or the first input. */
  restore(snapshot: JournalSnapshot, accounts: readonly Account[]): void {
    this.#engine.restore(snapshot, accounts, this.#clock());
  }

  /** The ports are open: what was restored may call its watchers. */
  start(): void {
    this.#input("serving", (engine, now) => engine.serving(now));
  }

  flowOpened(flow: Flow): void {
    this.#input("flow opened", (engine, now) => engine.flowOpened(flow, now));
  }

  flowClosed(flow: FlowId): void {
    this.#input("flow closed", (engine, now) => engine.flowClosed(flow, now));
  }

  received(flow: FlowId, frame: Uint8Array): void {
    if (this.#isBusy) {
      this.#waiting.push(() => this.received(flow, frame));
      return;
    }
    this.#isBusy = true;
    try {
      this.#engine.received(flow, frame, this.#clock());
    } catch (error) {
      this.#onFault(error, "message");
    }
    this.#finish();
  }

  accountsChanged(accounts: readonly Account[]): void {
    this.#input("accounts changed", (engine, now) => engine.accountsChanged(accounts, now));
  }

  accountsRemoved(aors: readonly string[]): void {
    this.#input("accounts removed", (engine, now) => engine.accountsRemoved(aors, now));
  }

  /** Runs a change of what the engine's packages know, between two inputs. */
  apply(change: () => void): void {
    this.#input("change", (engine, now) => engine.apply(change, now));
  }

  /** Asks the engine something that may change it. Undefined when it failed. */
  ask<Answer>(question: (engine: Engine, now: Instant) => Answer): Answer | undefined {
    let answer: Answer | undefined;
    this.#input("command", (engine, now) => {
      answer = question(engine, now);
    });
    return answer;
  }

  strained(isStrained: boolean): void {
    this.#input("strain", (engine) => engine.strained(isStrained));
  }

  beginShutdown(): void {
    this.#input("shutdown", (engine, now) => engine.beginShutdown(now));
  }

  /** Stops the timer and waits for what is being written. */
  async stop(): Promise<void> {
    this.#timer.stop();
    await this.#commits.drained();
  }

  drained(): Promise<void> {
    return this.#commits.drained();
  }

  #committed(id: CommitId): void {
    this.#input("committed", (engine, now) => engine.committed(id, now));
  }

  #commitFailed(id: CommitId, error: unknown): void {
    this.#onFault(error, "commit");
    this.#input("commit failed", (engine, now) => engine.commitFailed(id, now));
  }

  #locate(locate: DriverParts["locate"], id: LocateId, target: HopTarget | NumberTarget): void {
    void locate(target).then((located) =>
      this.#input("located", (engine, now) => engine.located(id, located, now)),
    );
  }

  #input(name: string, perform: (engine: Engine, now: Instant) => void): void {
    if (this.#isBusy) {
      this.#waiting.push(() => this.#input(name, perform));
      return;
    }
    this.#isBusy = true;
    try {
      perform(this.#engine, this.#clock());
    } catch (error) {
      this.#onFault(error, name);
    }
    this.#finish();
  }

  #finish(): void {
    this.#isBusy = false;
    this.#timer.arm(this.#engine.nextDeadline());
    if (this.#isDraining || this.#waiting.length === 0) return;
    this.#isDraining = true;
    // What is performed may add to the queue.
    for (let index = 0; index < this.#waiting.length; index += 1) this.#waiting[index]?.();
    this.#waiting.length = 0;
    this.#isDraining = false;
  }

  #outputs({ flows, locate, observe }: DriverParts): EngineOutputs {
    return {
      send: (flow, frame) => flows.send(flow, frame),
      openFlow: (transport, address, port, domain) => this.#openFlow(flows, transport, address, port, domain),
      reuse: (flow, port) => flows.reuse(flow, port),
      locate: (id, target) => this.#locate(locate, id, target),
      closeFlow: (flow, reason) => flows.close(flow, reason),
      commit: (commit) => this.#commits.submit(commit),
      observe,
    };
  }

  /** The engine learns of the new flow before it gets its name back: it may write on it at once. */
  #openFlow(
    flows: FlowOutputs,
    transport: FlowTransport,
    address: string,
    port: number,
    domain: string | undefined,
  ): FlowId {
    const { id, opened } = flows.reach(transport, address, port, domain);
    if (opened !== undefined) this.#engine.flowOpened(opened, this.#clock());
    return id;
  }
}
