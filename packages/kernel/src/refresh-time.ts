/**
 * Seconds after which something granted for `expiresSeconds` is refreshed: 600 s before its end when it lives longer
 * than 1200 s, else at half of its life (3GPP TS 24.141, TS 24.229).
 */
export function refreshAfterSeconds(expiresSeconds: number): number {
  return expiresSeconds > 1200 ? expiresSeconds - 600 : expiresSeconds / 2;
}
