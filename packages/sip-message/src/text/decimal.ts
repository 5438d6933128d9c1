import { isDigitCode } from "./characters";

const longestDigits = 64;

/**
 * The number written in `text` from `start` to `end`, digits only, leading zeros allowed.
 * Undefined when it is no such number or above `max` (at most 2^53 - 1).
 */
export function parseDecimal(text: string, max: number, start = 0, end = text.length): number | undefined {
  if (end <= start || end - start > longestDigits) return undefined;
  let value = 0;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (!isDigitCode(code)) return undefined;
    value = value * 10 + (code - 0x30);
    if (value > max) return undefined;
  }
  return value;
}

/** One or more digits and nothing else, however large. */
export function isDecimal(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (!isDigitCode(text.charCodeAt(index))) return false;
  }
  return text.length > 0;
}
