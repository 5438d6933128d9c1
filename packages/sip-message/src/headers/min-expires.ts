import type { HeaderFields } from "../header-fields";
import { parseDeltaSeconds } from "./expires";

/** The shortest interval a server takes, in seconds (RFC 3261 section 20.23). */
export function minExpiresOf(headers: HeaderFields): number | undefined {
  const written = headers.first("min-expires");
  return written === undefined ? undefined : parseDeltaSeconds(written);
}

export const printMinExpires = (seconds: number): string => String(Math.max(0, Math.ceil(seconds)));
