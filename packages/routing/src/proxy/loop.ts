import type { Hasher } from "@porchlight/kernel";
import { parseVia, type SipRequest } from "@porchlight/sip-message";

/** Characters of the part of a branch that tells loops. */
const markLength = 16;
const separator = ".";

/**
 * The second part of a branch (RFC 5393 section 4.1): what decides where the request goes, but not its method. Made with
 * a secret, so that equal parts are our own whatever sent-by they stand under.
 */
export function loopMark(
  hasher: Hasher,
  secret: string,
  requestUri: string,
  routes: readonly string[],
): string {
  return hasher.hmacSha256Hex(secret, ["loop", requestUri, ...routes].join("\n")).slice(0, markLength);
}

export const markedBranch = (branch: string, mark: string): string => `${branch}${separator}${mark}`;

/** Whether the request has been forwarded by us before, to the same place (RFC 5393 section 4.2). A spiral has not. */
export function hasLooped({ headers }: SipRequest, mark: string): boolean {
  return headers.values("via").some((value) => {
    const via = parseVia(value);
    return via.ok && via.value.branch?.endsWith(separator + mark) === true;
  });
}
