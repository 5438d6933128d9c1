const FIRST_MS = 2000;
const LONGEST_MS = 60_000;

/** Milliseconds before the next try after so many failures in a row: longer each time, and never those of everybody at once. */
export const backOffMs = (failures: number, random: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10)) * (0.5 + random / 2);
