export const LIST = "sip:friends@office.test";

/** Fields of a SUBSCRIBE that takes lists (RFC 4662 section 4.1). */
export const TAKES_LISTS: readonly string[] = [
  "Supported: eventlist",
  "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
];

export const entryOf = (uri: string, name = ""): string =>
  `<rl:entry uri="${uri}">${name === "" ? "" : `<rl:display-name>${name}</rl:display-name>`}</rl:entry>`;

export const inline = (...entries: readonly string[]): string => `<list>${entries.join("")}</list>`;

export const service = (inside: string, uri = LIST, packages = ""): string =>
  `<service uri="${uri}">${inside}${packages}</service>`;

/** A document of these list services. */
export const servicesOf = (...inside: readonly string[]): string =>
  `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists">${inside.join("")}</rls-services>`;

/** The same of one service, with the list of these members. */
export const services = (...members: readonly string[]): string =>
  servicesOf(service(inline(...members.map((uri) => entryOf(uri)))));
