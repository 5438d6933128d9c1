import type { HeaderFields } from "../header-fields";
import { parseDecimal } from "../text/decimal";

const largestDeltaSeconds = 0xffff_ffff;

/**
 * `delta-seconds` from 0 to 2^32 - 1 (RFC 3261 section 20.19). Undefined when malformed or out of range, which counts
 * as if the value were absent (RFC 4475 section 3.1.2.4).
 */
export const parseDeltaSeconds = (text: string): number | undefined =>
  parseDecimal(text.trim(), largestDeltaSeconds);

/** The Expires header field; undefined when absent or of no use. */
export function expiresOf(headers: HeaderFields): number | undefined {
  const written = headers.first("expires");
  return written === undefined ? undefined : parseDeltaSeconds(written);
}
