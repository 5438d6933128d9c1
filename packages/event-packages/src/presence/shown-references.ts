import { parseXcapReference } from "@porchlight/documents";
import { childElements, parseXml, textOf, type XmlElement } from "@porchlight/xml";
import { STORED_LIMITS } from "../document-library/stored-limits";
import { xcapRootIn } from "./authorization/xcap-root-in";

/** Elements that name content by a URI: the status icon of RPID, icon and the like of CIPID. */
const REFERRING: ReadonlySet<string> = new Set(["status-icon", "icon", "sound", "card", "homepage", "map"]);

/** Whether a presence document refers to the XCAP document at `path`, so that whoever is shown the one may read the other. */
export function refersTo(document: string, path: string): boolean {
  const xml = parseXml(document, STORED_LIMITS);
  return xml.ok && refers(xml.value.root, path);
}

function refers(element: XmlElement, path: string): boolean {
  if (REFERRING.has(element.localName) && names(textOf(element).trim(), path)) return true;
  return childElements(element).some((child) => refers(child, path));
}

function names(uri: string, path: string): boolean {
  const root = xcapRootIn(uri);
  const reference = root === undefined ? undefined : parseXcapReference(uri, root);
  return reference?.kind === "document" && reference.path === path;
}
