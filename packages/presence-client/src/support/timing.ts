/** The clocks of the client. Units are in the names; the defaults are for use, tests set shorter ones. */
export interface Timing {
  /** Wait for a NOTIFY after every SUBSCRIBE, Timer N = 64·T1 (RFC 6665 §4.1.2.4). */
  readonly notifyWaitMs: number;
  /** Between two probes of an idle connection. */
  readonly probeEveryMs: number;
  /** A probe without an answer for so long means the connection is dead. */
  readonly probeWaitMs: number;
  /** Opening the connection may take so long. */
  readonly openWaitMs: number;
  /** The first return after a loss comes at a random moment within this time. */
  readonly firstReturnMs: number;
  /** Further returns: first and longest wait. */
  readonly returnFirstMs: number;
  readonly returnLongestMs: number;
  /** Repetition of a failed PUBLISH, SUBSCRIBE or REGISTER that named no time. */
  readonly retryFirstMs: number;
  readonly retryLongestMs: number;
  /** A subscription that lived so long has earned an immediate new try. */
  readonly settledMs: number;
  /** Leaving waits so long for the last answers. */
  readonly leaveWaitMs: number;
}

export const defaultTiming: Timing = {
  notifyWaitMs: 32_000,
  probeEveryMs: 25_000,
  probeWaitMs: 8_000,
  openWaitMs: 10_000,
  firstReturnMs: 800,
  returnFirstMs: 1_500,
  returnLongestMs: 30_000,
  retryFirstMs: 2_000,
  retryLongestMs: 120_000,
  settledMs: 60_000,
  leaveWaitMs: 2_000,
};
