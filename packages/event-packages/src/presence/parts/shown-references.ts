import { parseXcapReference } from "@porchlight/documents";
import { childElements, parseXml, textOf, type XmlDocument, type XmlElement } from "@porchlight/xml";
import { STORED_LIMITS } from "../../document-library/stored-limits";
import { xcapRootIn } from "../authorization/xcap-root-in";

/** Elements that name content by a URI: the status icon of RPID, icon and the like of CIPID. */
const REFERRING: ReadonlySet<string> = new Set(["status-icon", "icon", "sound", "card", "homepage", "map"]);

/** An element that names content. */
export interface Reference {
  readonly element: XmlElement;
  readonly uri: string;
}

/** What a presence document refers to, in its order. */
export function referencesIn({ root }: XmlDocument): readonly Reference[] {
  const found: Reference[] = [];
  collect(root, found);
  return found;
}

/** URIs of content that the text of a presence document refers to, in its order. */
export function referredUris(document: string): readonly string[] {
  const xml = parseXml(document, STORED_LIMITS);
  return xml.ok ? referencesIn(xml.value).map(({ uri }) => uri) : [];
}

/** Whether a presence document refers to the XCAP document at `path`, so that whoever is shown the one may read the other. */
export const refersTo = (document: string, path: string): boolean =>
  referredUris(document).some((uri) => names(uri, path));

/** Content-ID that a `cid:` URI names (RFC 2392); undefined for any other URI. */
export function contentIdIn(uri: string): string | undefined {
  const [, id] = /^cid:(.+)$/is.exec(uri) ?? [];
  if (id === undefined) return undefined;
  try {
    return decodeURIComponent(id);
  } catch {
    return undefined;
  }
}

function collect(element: XmlElement, found: Reference[]): void {
  if (REFERRING.has(element.localName)) found.push({ element, uri: textOf(element).trim() });
  for (const child of childElements(element)) collect(child, found);
}

function names(uri: string, path: string): boolean {
  const root = xcapRootIn(uri);
  const reference = root === undefined ? undefined : parseXcapReference(uri, root);
  return reference?.kind === "document" && reference.path === path;
}
