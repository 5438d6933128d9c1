/** Presence rules as their owners write them. */
export const ALICE_RULES = "org.openmobilealliance.pres-rules/users/sip:alice@office.test/pres-rules";
export const ALICE_INDEX = "pres-rules/users/sip:alice@office.test/index";
export const ALICE_LISTS = "resource-lists/users/sip:alice@office.test/index";

export const ruleset = (...rules: readonly string[]): string =>
  `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:ocp="urn:oma:xml:xdm:common-policy" xmlns:op="urn:oma:xml:prs:pres-rules">${rules.join("")}</cr:ruleset>`;

export type Handling = "allow" | "block" | "confirm" | "polite-block";

let lastRule = 0;

export function rule(conditions: string, handling: Handling, transformations = ""): string {
  lastRule += 1;
  const shown = transformations === "" && handling === "allow" ? everything : transformations;
  return `<cr:rule id="r${lastRule}"><cr:conditions>${conditions}</cr:conditions><cr:actions><pr:sub-handling>${handling}</pr:sub-handling></cr:actions><cr:transformations>${shown}</cr:transformations></cr:rule>`;
}

export const components =
  "<pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-devices><pr:all-devices/></pr:provide-devices>";
export const everything = `${components}<pr:provide-all-attributes/>`;

export const one = (...users: readonly string[]): string =>
  `<cr:identity>${users.map((user) => `<cr:one id="sip:${user}@office.test"/>`).join("")}</cr:identity>`;
export const many = (domain = ""): string =>
  `<cr:identity><cr:many${domain === "" ? "" : ` domain="${domain}"`}/></cr:identity>`;
export const sphere = (value: string): string => `<cr:sphere value="${value}"/>`;
export const validity = (from: number, until: number): string =>
  `<cr:validity><cr:from>${new Date(from).toISOString()}</cr:from><cr:until>${new Date(until).toISOString()}</cr:until></cr:validity>`;
export const onList = (name: string): string =>
  `<ocp:external-list><ocp:entry anc="https://office.test/xcap-root/${ALICE_LISTS}/~~/resource-lists/list%5B@name=%22${name}%22%5D"/></ocp:external-list>`;
export const others = "<ocp:other-identity/>";
export const anonymous = "<ocp:anonymous-request/>";

export const lists = (named: Readonly<Record<string, readonly string[]>>): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${Object.entries(named)
    .map(
      ([name, users]) =>
        `<list name="${name}">${users.map((user) => `<entry uri="sip:${user}@office.test"/>`).join("")}</list>`,
    )
    .join("")}</resource-lists>`;
