import type { Room } from "./say";

/** What every page says. */
export const COMMON = [
  "faults",
  "frame",
  "pages",
  "parts",
  "problems",
  "said",
] as const satisfies readonly Room[];
