export const LIST = "sip:friends@office.test";

/** Fields of a SUBSCRIBE that takes lists (RFC 4662 section 4.1). */
export const TAKES_LISTS: readonly string[] = [
  "Supported: eventlist",
  "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
];

/** A document of list services with the list of these members. */
export const services = (...members: readonly string[]): string =>
  `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><service uri="${LIST}"><list>${members.map((uri) => `<rl:entry uri="${uri}"/>`).join("")}</list></service></rls-services>`;
