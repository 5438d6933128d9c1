/**
 * A Session-Id (RFC 6733 section 8.8): eternally unique where `high` is never used for two runs of `low`. Both are numbers
 * of 32 bits.
 */
export const sessionId = (host: string, high: number, low: number): string =>
  `${host};${high >>> 0};${low >>> 0}`;
