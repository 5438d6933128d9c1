import { canonicalUri } from "@porchlight/documents";
import { attributeOf, childElements, type XmlDocument } from "@porchlight/xml";
import type { ExistingField, XcapConflict } from "../conflict";
import { type DocumentKey, sameDocument } from "../document-key";
import { elementLocation } from "../node-selector/write-node-selector";
import type { UsageContext } from "../usage-context";
import { RLS_SERVICES } from "./namespaces";

/** Numbers tried for an alternative. */
const MAX_TRIES = 100;

/**
 * Service URIs are unique over all documents of the server, and none is an account or a GRUU (RFC 4826 section
 * 4.4.5). URIs are compared as URIs: two spellings of one would reach the same service.
 */
export function serviceUniqueness(
  { root }: XmlDocument,
  key: DocumentKey,
  context: UsageContext,
): XcapConflict | undefined {
  const own = new Set<string>();
  const exists: ExistingField[] = [];
  for (const service of childElements(root)) {
    const uri = attributeOf(service, "uri");
    if (uri === undefined) continue;
    if (own.has(canonicalUri(uri)) || isTaken(uri, key, context)) {
      const field = elementLocation([root, service], RLS_SERVICES, "uri");
      exists.push({ field, alternatives: alternatives(uri, root, key, context) });
    }
    own.add(canonicalUri(uri));
  }
  const [first, ...others] = exists;
  return first === undefined ? undefined : { kind: "uniqueness-failure", exists: [first, ...others] };
}

const isTaken = (uri: string, key: DocumentKey, context: UsageContext): boolean =>
  context.isResource(uri) || context.servicesAt(uri).some((other) => !sameDocument(other, key));

/** The first numbered form of the URI that is free. */
function alternatives(
  uri: string,
  root: XmlDocument["root"],
  key: DocumentKey,
  context: UsageContext,
): readonly string[] {
  const own = new Set(childElements(root).map((service) => canonicalUri(attributeOf(service, "uri") ?? "")));
  for (let count = 2; count <= MAX_TRIES; count += 1) {
    const candidate = numbered(uri, count);
    if (candidate === undefined) return [];
    if (!own.has(canonicalUri(candidate)) && !isTaken(candidate, key, context)) return [candidate];
  }
  return [];
}

/** A number behind the list parameter where there is one (`;pres-list=friends2`), else behind the user part. */
function numbered(uri: string, count: number): string | undefined {
  const parameter = /^(sips?:[^?]*;[^;?=]*list=[^;?]+)(.*)$/i.exec(uri);
  const user = parameter ?? /^(sips?:[^@;?]+)(@.*)$/i.exec(uri);
  return user === null ? undefined : `${user[1]}${count}${user[2]}`;
}
