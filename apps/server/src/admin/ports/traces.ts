import type { Recording, TraceTarget } from "@porchlight/sip-trace";

/** A recording and who asked for it. */
export interface OfficeTrace {
  readonly id: string;
  /** As the audit log names them. */
  readonly startedBy: string;
  readonly recording: Recording;
}

/** What is recorded of SIP. It lives in memory, and for an hour after it has stopped. */
export interface TraceHouse {
  /** As many record as may. */
  readonly isFull: boolean;
  /** Undefined when it is full. */
  start(target: TraceTarget, seconds: number, startedBy: string): OfficeTrace | undefined;
  /** The latest first. */
  list(): readonly OfficeTrace[];
  find(id: string): OfficeTrace | undefined;
  /** False when there is no such trace. */
  stop(id: string): boolean;
  discard(id: string): boolean;
}
