/** A header of delta-seconds, or undefined when absent or not a number below 2**32 (RFC 3261 §25.1). */
export function deltaSeconds(value: string | undefined): number | undefined {
  const digits = value === undefined ? undefined : /^\s*(\d{1,10})(?![\w.])/.exec(value)?.[1];
  return digits === undefined ? undefined : Math.min(Number(digits), 2 ** 32 - 1);
}

/** Milliseconds a Retry-After asks to wait, comment and duration left aside (RFC 3261 §20.33). */
export function retryAfterMs(value: string | undefined): number | undefined {
  const seconds = deltaSeconds(value);
  return seconds === undefined ? undefined : seconds * 1000;
}
