import type { Brand } from "./brand";

/** A point in time: milliseconds since the Unix epoch, stamped by the driver. */
export type Instant = Brand<number, "Instant">;

/** An instant from milliseconds since the Unix epoch. */
export const instant = (milliseconds: number): Instant => milliseconds as Instant;

/** The instant `milliseconds` after `start`. */
export const after = (start: Instant, milliseconds: number): Instant => (start + milliseconds) as Instant;

/** Whole seconds from `now` until `deadline`, rounded up, never negative. */
export const secondsUntil = (deadline: Instant, now: Instant): number =>
  Math.max(0, Math.ceil((deadline - now) / 1000));
