/** Why a subscription ended (RFC 6665 section 4.1.3), as far as a notifier can say it so far. */
export type TerminationReason =
  | "deactivated"
  | "probation"
  | "rejected"
  | "timeout"
  | "giveup"
  | "noresource";
