import { encodePathSegment } from "@porchlight/documents";

/** Presence rules of OMA and of RFC 5025 section 9, and the usages whose lists they may name. */
export const OMA_RULES = "org.openmobilealliance.pres-rules";
export const IETF_RULES = "pres-rules";
/** Who may publish for a presentity (OMA PRS 2.0). */
export const PUBLICATION_RULES = "org.openmobilealliance.pub-rules";

/** A change in one of these can change who may watch the owner. */
export const POLICY_USAGES: ReadonlySet<string> = new Set([
  OMA_RULES,
  IETF_RULES,
  PUBLICATION_RULES,
  "resource-lists",
  "org.openmobilealliance.group-usage-list",
]);

/** Path of a document, or for an empty name of the home of a user in one usage. */
export const rulesHome = (auid: string, xui: string, name: string): string =>
  `${auid}/users/${encodePathSegment(xui)}/${name}`;
