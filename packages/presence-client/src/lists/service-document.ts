import {
  canonicalUri,
  type DocumentCopy,
  RLS_SERVICES,
  type RlsService,
  readAnchor,
  readServices,
  XML_DECLARATION,
} from "@porchlight/documents";
import { fail, ok, type Result } from "@porchlight/kernel";
import { element, isNamed, parseXml, serializeElement, type XmlElement } from "@porchlight/xml";
import { sameRootIn } from "../http/root-url";
import { usages } from "../xdm/address/application-usage";
import { type DocumentAddress, elementIn, userDocument } from "../xdm/address/xcap-address";
import { DOCUMENT_LIMITS } from "../xdm/check-request";
import type { XcapChange } from "../xdm/update-document";
import type { XdmClient } from "../xdm/xdm-client";

/** Whose documents, and where they are. */
type Home = Pick<XdmClient, "root" | "xui">;

export const servicesOf = (xui: string): DocumentAddress => userDocument(usages["rls-services"], xui);

export const listsOf = (xui: string): DocumentAddress => userDocument(usages["resource-lists"], xui);

/** The URI of a list of the user. */
export const listUri = ({ root, xui }: Home, list: string): string =>
  `${root}/${elementIn(listsOf(xui), { name: "resource-lists" }, { name: "list", attribute: ["name", list] }).path}`;

/** The services of a document; none when there is none. */
export function readIndex(
  text: string | undefined,
): Result<readonly RlsService[], { readonly kind: "unreadable" }> {
  if (text === undefined) return ok([]);
  const parsed = parseXml(text, DOCUMENT_LIMITS);
  if (!parsed.ok || !isNamed(parsed.value.root, RLS_SERVICES, "rls-services")) {
    return fail({ kind: "unreadable" });
  }
  return ok(readServices(parsed.value.root));
}

/** The URI of a service for presence that has exactly that list. */
export function serviceOver(
  services: readonly RlsService[],
  anchor: string,
  { root, xui }: Home,
): string | undefined {
  const place = (uri: string): string | undefined => {
    const roots = [root, ...sameRootIn(uri, root)];
    const reference = readAnchor(uri, { xui, roots, foreignListsAllowed: false });
    return reference && JSON.stringify(reference);
  };
  const sought = place(anchor);
  return services.find(
    ({ list, packages }) =>
      list.kind === "reference" && place(list.uri) === sought && (packages?.includes(PRESENCE) ?? true),
  )?.uri;
}

/** Another service of the user may have the URI (compared as RFC 4826 §5 has it). */
export function freeUri(services: readonly RlsService[], uri: string): string {
  const taken = new Set(services.map((service) => canonicalUri(service.uri)));
  let free = canonicalUri(uri);
  for (let count = 2; taken.has(free); count += 1) free = canonicalUri(`${uri}${count}`);
  return free;
}

/** One more service; without a copy of the document there is none. */
export function putService(
  index: DocumentAddress,
  current: DocumentCopy | undefined,
  uri: string,
  anchor: string,
): XcapChange {
  const child = (name: string, children: readonly (XmlElement | string)[]): XmlElement =>
    element(name, RLS_SERVICES, {}, children);
  const service = element("service", RLS_SERVICES, { uri }, [
    child("resource-list", [anchor]),
    child("packages", [child("package", [PRESENCE])]),
  ]);
  if (current === undefined) {
    const text = `${XML_DECLARATION}${serializeElement(child("rls-services", [service]))}`;
    return { kind: "put", target: index, text };
  }
  const target = elementIn(index, { name: "rls-services" }, { name: "service", attribute: ["uri", uri] });
  return { kind: "put", target, text: serializeElement(service) };
}

const PRESENCE = "presence";
