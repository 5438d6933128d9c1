import type { Say } from "~/words/say";

const UNITS = ["B", "KiB", "MiB", "GiB"] as const;

const WHOLE = { maximumFractionDigits: 0, useGrouping: false } as const;
const ONE_DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** `512 B`, `3.4 KiB`. */
export function bytesText(bytes: number, say: Say): string {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${say.number(value, value >= 100 || Number.isInteger(value) ? WHOLE : ONE_DECIMAL)} ${UNITS[power]}`;
}
