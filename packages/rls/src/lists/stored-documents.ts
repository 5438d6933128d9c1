import { DEFAULT_LIMITS, parseXml, type XmlElement, type XmlLimits } from "@porchlight/xml";

/** The documents of the house, by their path below the XCAP root as `encodePathSegment` spells it. */
export interface StoredDocuments {
  read(path: string): { readonly text: string } | undefined;
  /** Every path. */
  paths(): Iterable<string>;
}

/** Whoever stored a document has bounded it. */
const STORED_LIMITS: XmlLimits = {
  ...DEFAULT_LIMITS,
  maxLength: Number.POSITIVE_INFINITY,
  maxNodes: Number.POSITIVE_INFINITY,
};

/** The roots of documents that were read at one time, each read once. */
export type ReadRoots = Map<string, XmlElement | undefined>;

/** The root of a stored document; undefined when it is missing or no XML. */
export function storedRoot(documents: Pick<StoredDocuments, "read">, path: string): XmlElement | undefined {
  const text = documents.read(path)?.text;
  const xml = text === undefined ? undefined : parseXml(text, STORED_LIMITS);
  return xml?.ok ? xml.value.root : undefined;
}
