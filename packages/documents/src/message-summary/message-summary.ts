/** Messages that wait in a mailbox (RFC 3842). */
export const MESSAGE_SUMMARY_TYPE = "application/simple-message-summary";

/** RFC 3842 section 3.5; a larger number counts as this one. */
export const MOST_MESSAGES = 4_294_967_295;

/** How many messages of one kind there are; `urgent` is how many of them are. */
export interface MessageCounts {
  readonly fresh: number;
  readonly old: number;
  readonly urgent?: { readonly fresh: number; readonly old: number };
}

export interface MessageSummary {
  readonly isWaiting: boolean;
  /** URI of the mailbox. */
  readonly account?: string;
  /** By message context class (RFC 3458 section 6.2) in lower case, `voice-message` for instance. */
  readonly counts: ReadonlyMap<string, MessageCounts>;
}
