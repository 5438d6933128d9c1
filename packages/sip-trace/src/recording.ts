import { after, type Instant } from "@porchlight/kernel";
import { type IdentitiesOn, TargetFilter, type TraceTarget } from "./trace-target";
import type { TracedMessage, WireMessage } from "./traced-message";

export interface RecordingBounds {
  /** How long is recorded. */
  readonly milliseconds: number;
  readonly messages: number;
  readonly octets: number;
}

/** Why nothing more is recorded. */
export type RecordingEnd = "time" | "stopped";

/** What crosses the wire of a target, for a while. The newest are kept, as far as the bounds reach. */
export class Recording {
  readonly target: TraceTarget;
  readonly bounds: RecordingBounds;
  readonly startedAt: Instant;
  /** When it stops by itself. */
  readonly deadlineAt: Instant;
  readonly #filter: TargetFilter;
  #kept: TracedMessage[] = [];
  #octets = 0;
  #taken = 0;
  #end: { readonly at: Instant; readonly why: RecordingEnd } | undefined;

  constructor(target: TraceTarget, bounds: RecordingBounds, identitiesOn: IdentitiesOn, now: Instant) {
    this.target = target;
    this.bounds = bounds;
    this.startedAt = now;
    this.deadlineAt = after(now, bounds.milliseconds);
    this.#filter = new TargetFilter(target, identitiesOn);
  }

  /** Undefined while it records. */
  get end(): { readonly at: Instant; readonly why: RecordingEnd } | undefined {
    return this.#end;
  }

  /** The oldest first. */
  get messages(): readonly TracedMessage[] {
    return this.#kept;
  }

  /** Messages taken since the start. */
  get taken(): number {
    return this.#taken;
  }

  /** Messages that made room for later ones. */
  get madeRoom(): number {
    return this.#taken - this.#kept.length;
  }

  isNear(flow: number): boolean {
    return this.#filter.isNear(flow);
  }

  /** Takes a message when it is of the target and there is time left; says whether it did. */
  offer(message: WireMessage): boolean {
    if (message.at >= this.deadlineAt) this.stop(message.at, "time");
    if (this.#end !== undefined || !this.#filter.takes(message)) return false;
    this.#taken += 1;
    this.#kept.push({ ...message, octets: message.octets.slice(), number: this.#taken });
    this.#octets += message.octets.length;
    this.#makeRoom();
    return true;
  }

  /** Nothing more is taken; what was stays. A second stop changes nothing. */
  stop(now: Instant, why: RecordingEnd): void {
    this.#end ??= { at: why === "time" ? this.deadlineAt : now, why };
  }

  /** A tenth more than the bound may go at once, so that not every message moves all the others. */
  #makeRoom(): void {
    const { messages, octets } = this.bounds;
    if (this.#kept.length <= messages && this.#octets <= octets) return;
    const spare = Math.floor(messages / 10);
    let gone = 0;
    while (
      gone < this.#kept.length - 1 &&
      (this.#kept.length - gone > messages - spare || this.#octets > octets)
    ) {
      this.#octets -= this.#kept[gone]?.octets.length ?? 0;
      gone += 1;
    }
    this.#kept = this.#kept.slice(gone);
  }
}
