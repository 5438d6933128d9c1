/** Streams of watchers that speak no SIP, in the running office. */
export interface WatcherStreams {
  /** How many are open with a token. */
  openOf(tokenId: string): number;
  /** Ends all that are open with a token. */
  endAllOf(tokenId: string): void;
}
