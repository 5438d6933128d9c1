import type { XmlLimits } from "@porchlight/xml";

/** A list document may be as large as a server keeps any. */
export const listLimits: XmlLimits = {
  maxLength: 16_777_216,
  maxDepth: 64,
  maxAttributes: 256,
  maxNodes: 500_000,
};
