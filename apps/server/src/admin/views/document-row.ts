import type { DocumentFacts, DocumentVersion } from "@porchlight/admin-api";
import { type DocumentVersionFacts, documentSelectorText, type StoredDocumentFacts } from "@porchlight/xdm";
import { instantText } from "./instant-text";

/** A document as the API shows it, without its text. */
export const documentRow = ({ key, at, etag, ...facts }: DocumentVersionFacts): DocumentFacts => ({
  selector: documentSelectorText(key),
  usage: key.auid,
  user: key.tree === "users" ? key.xui : null,
  path: key.path,
  etag: etag ?? null,
  version: facts.version,
  octets: facts.octets,
  modifiedAt: instantText(at),
  author: facts.author,
  client: facts.client,
});

export const storedDocumentRow = ({ modifiedAt, ...facts }: StoredDocumentFacts): DocumentFacts =>
  documentRow({ ...facts, at: modifiedAt });

export const documentVersionRow = (facts: DocumentVersionFacts): DocumentVersion => ({
  version: facts.version,
  etag: facts.etag ?? null,
  octets: facts.octets,
  at: instantText(facts.at),
  author: facts.author,
  client: facts.client,
});
