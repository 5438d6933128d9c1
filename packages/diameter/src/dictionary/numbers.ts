/** Command codes. */
export const commands = {
  capabilitiesExchange: 257,
  accounting: 271,
  creditControl: 272,
  deviceWatchdog: 280,
  disconnectPeer: 282,
} as const;

/** Application identifiers (RFC 6733 section 2.4, RFC 8506 section 12.1). */
export const applications = {
  common: 0,
  accounting: 3,
  creditControl: 4,
  relay: 0xffff_ffff,
} as const;

/** Result codes that are told apart here (RFC 6733 section 7.1, RFC 8506 section 9). */
export const results = {
  success: 2001,
  limitedSuccess: 2002,
  commandUnsupported: 3001,
  unableToDeliver: 3002,
  tooBusy: 3004,
  endUserServiceDenied: 4010,
  creditControlNotApplicable: 4011,
  creditLimitReached: 4012,
  avpUnsupported: 5001,
  noCommonApplication: 5010,
  unableToComply: 5012,
  invalidAvpLength: 5014,
  userUnknown: 5030,
  ratingFailed: 5031,
} as const;

export type ResultClass = "success" | "protocol-error" | "transient" | "permanent";

/** What a result code stands for; one of an unknown class is permanent (RFC 6733 section 7.1). */
export function resultClass(code: number): ResultClass {
  if (code >= 2000 && code < 3000) return "success";
  if (code >= 3000 && code < 4000) return "protocol-error";
  if (code >= 4000 && code < 5000) return "transient";
  return "permanent";
}

/** Values of Disconnect-Cause (RFC 6733 section 5.4.3). */
export const disconnectCauses = { rebooting: 0, busy: 1, doNotWantToTalk: 2 } as const;
