import type { Random } from "@porchlight/kernel";

/** Whole seconds about `seconds`, a fifth more or less, so that those turned away do not come back together. */
export const spreadSeconds = (seconds: number, random: Random): number =>
  Math.max(1, Math.round(seconds * (0.8 + 0.4 * random())));
