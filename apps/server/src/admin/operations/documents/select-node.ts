import type { SelectedNode } from "@porchlight/admin-api";
import { documentSelectorText } from "@porchlight/xdm";
import type { DocumentAddress, DocumentErrand, OfficeDocuments } from "../../ports/documents";

/** A node selector and the bindings of its prefixes, as people write them. */
export interface NodeQuestion {
  readonly node: string;
  readonly namespaces: string;
}

/** Asks for a node as an XCAP client does. */
export async function selectNode(
  documents: OfficeDocuments,
  address: DocumentAddress,
  question: NodeQuestion,
  errand: DocumentErrand,
): Promise<SelectedNode> {
  const target = nodeTarget(question);
  const { status, contentType, body } = await documents.readNode(address, target, errand);
  return {
    url: `${errand.root}/${documentSelectorText(address.key)}/${target}`,
    status: status === 200 || status === 400 ? status : 404,
    contentType: contentType ?? null,
    content: status === 200 ? (body ?? "") : null,
  };
}

/** What follows the document in the request target: each part with what may not stand in it percent-encoded. */
function nodeTarget({ node, namespaces }: NodeQuestion): string {
  const query = namespaces.trim() === "" ? "" : `?${encoded(namespaces.trim())}`;
  return `~~/${encoded(node.trim().replace(/^\/+/, ""))}${query}`;
}

/** Slashes, and what a path segment or a query may hold besides (RFC 3986 section 3.3), stay; so do encodings. */
const encoded = (text: string): string =>
  text.replace(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]+/g, (found) =>
    encodeURIComponent(found.replace(LONE_SURROGATE, "\ufffd")),
  );

const LONE_SURROGATE = /\p{Surrogate}/gu;
