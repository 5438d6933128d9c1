import { fail, ok, type Result } from "@porchlight/kernel";
import type { ExpiryBounds } from "./event-package";
import { type Rejection, rejection } from "./rejection";

/** From this length on a request is never called too brief (RFC 6665 section 4.2.1.1). */
const neverTooBriefSeconds = 3600;

/**
 * The lifetime granted to a publication or subscription, in seconds: the default when none is asked, never longer
 * than asked, 0 as asked, 423 with Min-Expires when too brief.
 * @param requested value of Expires; undefined when absent or malformed
 */
export function grantExpiry(requested: number | undefined, bounds: ExpiryBounds): Result<number, Rejection> {
  if (requested === undefined) return ok(bounds.defaultSeconds);
  if (requested === 0) return ok(0);
  if (requested < bounds.minSeconds && requested < neverTooBriefSeconds) {
    return fail(rejection(423, [["Min-Expires", String(bounds.minSeconds)]]));
  }
  return ok(Math.min(requested, bounds.maxSeconds));
}
