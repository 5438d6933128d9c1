import { DEFAULT_LIMITS, type XmlLimits } from "@porchlight/xml";

/** For documents that are stored: whoever took them in has bounded them. */
export const STORED_LIMITS: XmlLimits = {
  ...DEFAULT_LIMITS,
  maxLength: Number.POSITIVE_INFINITY,
  maxNodes: Number.POSITIVE_INFINITY,
};
