/** The namespaces of rules, by the prefixes tests use. */
const DECLARATIONS = [
  'xmlns:cr="urn:ietf:params:xml:ns:common-policy"',
  'xmlns:pr="urn:ietf:params:xml:ns:pres-rules"',
  'xmlns:ocp="urn:oma:xml:xdm:common-policy"',
  'xmlns:op="urn:oma:xml:prs:pres-rules"',
  'xmlns:opub="urn:oma:xml:prs:pub-rules"',
  'xmlns:x="urn:example:other"',
].join(" ");

/** A ruleset document of rules given as text. */
export const rulesText = (...rules: readonly string[]): string =>
  `<cr:ruleset ${DECLARATIONS}>${rules.join("")}</cr:ruleset>`;

/** One rule: its conditions, its sub-handling, its transformations. */
export const ruleText = (id: string, conditions: string, handling = "allow", transformations = ""): string =>
  `<cr:rule id="${id}"><cr:conditions>${conditions}</cr:conditions><cr:actions><pr:sub-handling>${handling}</pr:sub-handling></cr:actions><cr:transformations>${transformations}</cr:transformations></cr:rule>`;
