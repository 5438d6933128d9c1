/** Timers of RFC 3261 section 17 and table 4, and of RFC 6026 section 7. All values in milliseconds. */

/** Estimate of the round-trip time. */
export const T1 = 500;
/** Longest time between two retransmissions of a non-INVITE request or of a final response to INVITE. */
export const T2 = 4000;
/** How long a message can stay in the network. */
export const T4 = 5000;

/** How long a transaction user may take before the network must hear 100 to an INVITE (RFC 3261 section 17.2.1). */
export const inviteProvisionalAfter = 200;

/** When Timer E of the other party reaches T2: T1 + 2·T1 + 4·T1. Then, never earlier over UDP, 100 (RFC 4320 section 4.1). */
export const nonInviteProvisionalAfter = 7 * T1;

/** A server transaction whose user never answers ends after this time, silently: its client has given up (RFC 4320 section 4.2). */
export const abandonedAfter = 64 * T1;

/** How long each timer runs, from the moment it is set. 0 = what it stands for happens at once. */
export const timers = {
  /** A: no response to the INVITE yet, so it is sent again. Doubles each time. Unreliable transports only. */
  A: { first: T1, next: (last: number): number => last * 2 },
  /** B: nobody answered the INVITE; the transaction has failed. */
  B: 64 * T1,
  /** D: no more retransmissions of the refusal of our INVITE can come. */
  D: (reliable: boolean): number => (reliable ? 0 : 32_000),
  /** E: no final response yet, so the request is sent again. Doubles up to T2. Unreliable transports only. */
  E: { first: T1, next: (last: number): number => Math.min(last * 2, T2), afterProvisional: T2 },
  /** F: no final response in time; the transaction has failed. */
  F: 64 * T1,
  /** G: no ACK to our refusal of an INVITE yet, so it is sent again. Doubles up to T2. Unreliable transports only. */
  G: { first: T1, next: (last: number): number => Math.min(last * 2, T2) },
  /** H: the ACK to our refusal of an INVITE never came. */
  H: 64 * T1,
  /** I: no more retransmissions of the ACK can come. */
  I: (reliable: boolean): number => (reliable ? 0 : T4),
  /** J: no more retransmissions of the request can come. */
  J: (reliable: boolean): number => (reliable ? 0 : 64 * T1),
  /** K: no more retransmissions of the final response can come. */
  K: (reliable: boolean): number => (reliable ? 0 : T4),
  /** L: no more retransmissions of an INVITE that was accepted can come. */
  L: 64 * T1,
  /** M: no more 2xx from other branches of the INVITE can come. */
  M: 64 * T1,
} as const;
