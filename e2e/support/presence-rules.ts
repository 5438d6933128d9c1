/** Media type of presence rules. */
export const RULES_TYPE = "application/auth-policy+xml";

/** Path of the rules of a user of the sample office. */
export const rulesUrl = (user: string): string =>
  `/xcap-root/org.openmobilealliance.pres-rules/users/sip:${user}@office.test/pres-rules`;

/** Transformations that show all there is. */
export const everything =
  "<pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-devices><pr:all-devices/></pr:provide-devices><pr:provide-all-attributes/>";

export type Handling = "allow" | "block" | "confirm" | "polite-block";

/** A rule for one user of the sample office. */
export const rule = (
  user: string,
  handling: Handling,
  transformations = handling === "allow" ? everything : "",
): string =>
  `<cr:rule id="${user}"><cr:conditions><cr:identity><cr:one id="sip:${user}@office.test"/></cr:identity></cr:conditions><cr:actions><pr:sub-handling>${handling}</pr:sub-handling></cr:actions><cr:transformations>${transformations}</cr:transformations></cr:rule>`;

export const ruleset = (...rules: readonly string[]): string =>
  `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules">${rules.join("")}</cr:ruleset>`;
