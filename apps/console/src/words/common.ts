import type { Room } from "./say";

/** What every page says. */
export const COMMON = ["faults", "frame", "pages", "parts", "problems"] as const satisfies readonly Room[];
