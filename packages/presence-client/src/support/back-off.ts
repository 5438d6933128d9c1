import type { Random } from "@porchlight/kernel";

export interface BackOffLimits {
  /** Milliseconds before the second try. */
  readonly firstMs: number;
  /** No wait is longer, in milliseconds. */
  readonly longestMs: number;
}

/** The wait before try number `attempt` (1 is the first repetition): doubles, jittered between half and whole. */
export function backOffMs(attempt: number, limits: BackOffLimits, random: Random): number {
  const whole = Math.min(limits.longestMs, limits.firstMs * 2 ** Math.min(30, Math.max(0, attempt - 1)));
  return Math.round(whole * (0.5 + random() / 2));
}
