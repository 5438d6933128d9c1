/** Bounds of what the parser takes; passing one gives `too-large`. */
export interface XmlLimits {
  /** Octets of a byte input, UTF-16 code units of a string. */
  readonly maxLength: number;
  /** Elements open at one time; the root counts as one. */
  readonly maxDepth: number;
  /** Attributes and namespace declarations of one element. */
  readonly maxAttributes: number;
  /** Elements, texts, comments and processing instructions together. */
  readonly maxNodes: number;
}

export const DEFAULT_LIMITS: XmlLimits = {
  maxLength: 1_048_576,
  maxDepth: 64,
  maxAttributes: 64,
  maxNodes: 100_000,
};
