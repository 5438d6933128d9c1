import type { Contact } from "@porchlight/sip-message";
import { type Rejected, rejected } from "./outcome";

export interface RegisterLimits {
  /** For a Contact that asks for nothing. */
  readonly defaultSeconds: number;
  readonly minSeconds: number;
  readonly maxSeconds: number;
  readonly contactsPerAor: number;
}

export const defaultRegisterLimits: RegisterLimits = {
  defaultSeconds: 3600,
  minSeconds: 60,
  maxSeconds: 86_400,
  contactsPerAor: 10,
};

/** RFC 3261 section 10.3 step 7: who asks for an hour or more is never too brief. */
const neverTooBriefSeconds = 3600;

/** Seconds a Contact is granted, 0 to remove it; the `expires` parameter counts before the Expires header field. */
export function grantedSeconds(
  contact: Contact,
  expiresHeader: number | undefined,
  limits: RegisterLimits,
): number | Rejected {
  const asked = contact.expires ?? expiresHeader;
  if (asked === undefined) return Math.min(limits.defaultSeconds, limits.maxSeconds);
  if (asked > 0 && asked < limits.minSeconds && asked < neverTooBriefSeconds) {
    return rejected(423, undefined, [["Min-Expires", String(limits.minSeconds)]]);
  }
  return Math.min(asked, limits.maxSeconds);
}
