import type { Flow } from "@porchlight/engine";
import type { Clock, IdSource } from "@porchlight/kernel";
import { encodeUtf8, type Frame } from "@porchlight/sip-message";
import { type IdentitiesOn, Recording, type TraceTarget } from "@porchlight/sip-trace";
import type { OfficeTrace, TraceHouse } from "../admin/ports/traces";
import type { FlowRegistry } from "../listeners/flow-registry";

export interface TraceDeskOptions {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly wire: Pick<FlowRegistry, "tap">;
  readonly identitiesOn: IdentitiesOn;
  /** A trace was started, has taken a message, has stopped or is gone. */
  readonly changed: (id: string) => void;
  readonly onFault: (error: unknown) => void;
}

/** Traces kept at most, and of each. */
const mostTraces = 8;
const bounds = { messages: 2000, octets: 4 * 1024 * 1024 };
const keptMs = 3_600_000;

/** Records what crosses the wire for whoever asks. While nobody does, the wire is not tapped. */
export class TraceDesk implements TraceHouse {
  readonly #options: TraceDeskOptions;
  readonly #traces = new Map<string, OfficeTrace>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #recording: readonly OfficeTrace[] = [];

  constructor(options: TraceDeskOptions) {
    this.#options = options;
  }

  get isFull(): boolean {
    return this.#recording.length >= mostTraces;
  }

  start(target: TraceTarget, seconds: number, startedBy: string): OfficeTrace | undefined {
    if (!this.#hasRoom()) return undefined;
    const { clock, identitiesOn, ids } = this.#options;
    const id = ids.token(96);
    const milliseconds = seconds * 1000;
    const recording = new Recording(target, { ...bounds, milliseconds }, identitiesOn, clock());
    const trace = { id, startedBy, recording };
    this.#traces.set(id, trace);
    this.#after(id, milliseconds, () => this.#end(trace, "time"));
    this.#retap();
    this.#options.changed(id);
    return trace;
  }

  list(): readonly OfficeTrace[] {
    return [...this.#traces.values()].reverse();
  }

  find(id: string): OfficeTrace | undefined {
    return this.#traces.get(id);
  }

  stop(id: string): boolean {
    const trace = this.#traces.get(id);
    if (trace === undefined) return false;
    if (trace.recording.end === undefined) this.#end(trace, "stopped");
    return true;
  }

  discard(id: string): boolean {
    const isKnown = this.#traces.delete(id);
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#retap();
    if (isKnown) this.#options.changed(id);
    return isKnown;
  }

  close(): void {
    for (const id of [...this.#traces.keys()]) this.discard(id);
  }

  /** One that has stopped makes room for a new one, the oldest first. */
  #hasRoom(): boolean {
    if (this.#traces.size < mostTraces) return true;
    const stopped = [...this.#traces.values()].find(({ recording }) => recording.end !== undefined);
    return stopped !== undefined && this.discard(stopped.id);
  }

  #end({ id, recording }: OfficeTrace, why: "time" | "stopped"): void {
    recording.stop(this.#options.clock(), why);
    this.#after(id, keptMs, () => this.discard(id));
    this.#retap();
    this.#options.changed(id);
  }

  #after(id: string, milliseconds: number, act: () => void): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.set(id, setTimeout(act, milliseconds).unref());
  }

  #retap(): void {
    this.#recording = [...this.#traces.values()].filter(({ recording }) => recording.end === undefined);
    const { wire } = this.#options;
    wire.tap = this.#recording.length === 0 ? undefined : (...crossed) => this.#take(...crossed);
  }

  #take(direction: "in" | "out", flow: Flow, frame: Frame): void {
    try {
      const octets = typeof frame === "string" ? encodeUtf8(frame) : frame;
      const message = { at: this.#options.clock(), direction, flow, octets };
      for (const { id, recording } of this.#recording) {
        if (recording.offer(message)) this.#options.changed(id);
      }
    } catch (error) {
      this.#options.onFault(error);
    }
  }
}
