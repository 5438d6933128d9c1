import { canonicalUri, uriKey } from "@porchlight/documents";
import type { DocumentKey } from "@porchlight/xdm";
import { attributeOf, childElements, isNamed, parseXml } from "@porchlight/xml";

const RLS_SERVICES = "urn:ietf:params:xml:ns:rls-services";

/** Equal for URIs that reach the same service (RFC 4826 section 4.5). */
export const serviceKey = (uri: string): string => uriKey(canonicalUri(uri));

/** Service URIs that a document defines, by `serviceKey`; of other usages there are none (RFC 4826 section 4.4.5). */
export function serviceUrisOf({ auid }: Pick<DocumentKey, "auid">, text: string): readonly string[] {
  if (auid !== "rls-services") return [];
  const document = parseXml(text, UNBOUNDED);
  if (!document.ok) return [];
  return childElements(document.value.root)
    .filter((child) => isNamed(child, RLS_SERVICES, "service"))
    .flatMap((service) => attributeOf(service, "uri") ?? [])
    .map(serviceKey);
}

/** What was accepted is within the bounds that held then. */
const UNBOUNDED = {
  maxLength: Number.POSITIVE_INFINITY,
  maxDepth: 1024,
  maxAttributes: Number.POSITIVE_INFINITY,
  maxNodes: Number.POSITIVE_INFINITY,
};
