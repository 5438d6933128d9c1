import { parseXcapReference } from "@porchlight/documents";
import { childElements, parseXml, textOf, type XmlElement } from "@porchlight/xml";
import { STORED_LIMITS } from "../document-library/stored-limits";
import { xcapRootIn } from "./authorization/xcap-root-in";

/** Elements that name content by a URI: the status icon of RPID, icon and the like of CIPID. */
const REFERRING: ReadonlySet<string> = new Set(["status-icon", "icon", "sound", "card", "homepage", "map"]);

/** URIs of content that a presence document refers to, in its order. */
export function referredUris(document: string): readonly string[] {
  const xml = parseXml(document, STORED_LIMITS);
  if (!xml.ok) return [];
  const uris: string[] = [];
  collect(xml.value.root, uris);
  return uris;
}

/** Whether a presence document refers to the XCAP document at `path`, so that whoever is shown the one may read the other. */
export const refersTo = (document: string, path: string): boolean =>
  referredUris(document).some((uri) => names(uri, path));

function collect(element: XmlElement, uris: string[]): void {
  if (REFERRING.has(element.localName)) uris.push(textOf(element).trim());
  for (const child of childElements(element)) collect(child, uris);
}

function names(uri: string, path: string): boolean {
  const root = xcapRootIn(uri);
  const reference = root === undefined ? undefined : parseXcapReference(uri, root);
  return reference?.kind === "document" && reference.path === path;
}
