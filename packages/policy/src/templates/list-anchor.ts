import { encodePathSegment } from "@porchlight/documents";
import { escapeAttribute } from "@porchlight/xml";

/** The anchor by which rules name a list in the `resource-lists` document `index` of a user. */
export function listAnchor(xcapRoot: string, xui: string, listName: string): string {
  const root = xcapRoot.replace(/\/$/, "");
  const name = encodeURIComponent(escapeAttribute(listName));
  return `${root}/resource-lists/users/${encodePathSegment(xui)}/index/~~/resource-lists/list%5B@name=%22${name}%22%5D`;
}
