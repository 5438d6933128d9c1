import { fail, ok, type Result } from "@porchlight/kernel";
import type { HeaderFields } from "../header-fields";
import { isDecimal, parseDecimal } from "../text/decimal";

export const defaultMaxForwards = 70;

/**
 * Hops left, 0 to 255; undefined when the field is absent or, as RFC 4475 section 3.1.2.4 allows, above its range.
 */
export function maxForwardsOf(headers: HeaderFields): Result<number | undefined, string> {
  const written = headers.first("max-forwards");
  if (written === undefined) return ok(undefined);
  return isDecimal(written) ? ok(parseDecimal(written, 255)) : fail("malformed Max-Forwards");
}
