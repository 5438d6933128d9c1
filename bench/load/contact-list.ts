const RESOURCE_LISTS = "urn:ietf:params:xml:ns:resource-lists";

export const LISTS_TYPE = "application/resource-lists+xml";
export const ELEMENT_TYPE = "application/xcap-el+xml";

const contactUri = (number: number): string =>
  `sip:contact-${String(number).padStart(6, "0")}@department-${number % 40}.office.test`;

/** One contact as clients write it, about 200 octets. */
export const contact = (number: number, name: string): string =>
  `<entry uri="${contactUri(number)}"><display-name>${name}, room ${number % 300} on the second floor, extension ${1000 + number}, department ${number % 40}</display-name></entry>`;

/** A list document; `name` makes each one different. */
export function contactList(contacts: number, name: string): string {
  const entries = Array.from({ length: contacts }, (_, number) => `    ${contact(number, name)}\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<resource-lists xmlns="${RESOURCE_LISTS}">\n  <list name="friends">\n${entries.join("")}  </list>\n</resource-lists>\n`;
}

/** Where the list of a user is, below the XCAP root. */
export const listPath = (aor: string): string => `/resource-lists/users/${aor}/index`;

/** Where one contact in it is. */
export const contactPath = (aor: string, number: number): string =>
  `${listPath(aor)}/~~/resource-lists/list%5B@name=%22friends%22%5D/entry%5B@uri=%22${contactUri(number)}%22%5D`;
