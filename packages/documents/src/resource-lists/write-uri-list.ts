import { escapeAttribute } from "@porchlight/xml";
import { RESOURCE_LISTS } from "./namespace";

/** One flat list of these URIs, as a SUBSCRIBE carries it (RFC 5875 section 4.4). */
export function writeUriList(uris: readonly string[]): string {
  const entries = uris.map((uri) => `<entry uri="${escapeAttribute(uri)}"/>`);
  return `<resource-lists xmlns="${RESOURCE_LISTS}"><list>${entries.join("")}</list></resource-lists>`;
}
