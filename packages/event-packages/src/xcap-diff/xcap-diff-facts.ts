import { XCAP_DIFF_TYPE } from "@porchlight/documents";

/** RFC 5875 sections 4.2, 4.5, 4.6 and 4.10; published to by nobody. */
export const XCAP_DIFF_PACKAGE = {
  name: "xcap-diff",
  notifyTypes: [XCAP_DIFF_TYPE],
  publishTypes: [],
  /** Between two NOTIFYs of one subscription. */
  minIntervalSeconds: 5,
  defaultExpirySeconds: 3600,
  /** Parameter of the Event header field. */
  modeParameter: "diff-processing",
} as const;

/** Octets a NOTIFY body should not pass when nothing else is set. */
export const DEFAULT_MAX_BODY_OCTETS = 262_144;
