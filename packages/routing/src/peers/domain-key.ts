import { withoutBrackets } from "@porchlight/sip-message";

/** A domain as peers are known by it, however it stands in a URI: lower case, without the root's dot and brackets. */
export const domainKey = (written: string): string =>
  withoutBrackets(written.toLowerCase().replace(/\.$/, ""));
