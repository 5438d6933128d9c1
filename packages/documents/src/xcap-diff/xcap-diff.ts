import type { PatchOperation, XmlElement } from "@porchlight/xml";

/** Changes of XCAP resources, RFC 5874. */
export const XCAP_DIFF = "urn:ietf:params:xml:ns:xcap-diff";
export const XCAP_DIFF_TYPE = "application/xcap-diff+xml";

/** One xcap-diff document: what is told of the resources below one XCAP root. */
export interface XcapDiff {
  readonly xcapRoot: string;
  /** In the order in which they apply. */
  readonly entries: readonly XcapDiffEntry[];
}

export type XcapDiffEntry = DocumentEntry | ElementEntry | AttributeEntry;

/**
 * A document: only `newEtag` says it exists or was created, only `previousEtag` that it was deleted, both that it changed.
 * Etags are without the quotes of HTTP.
 */
export interface DocumentEntry {
  readonly kind: "document";
  readonly sel: string;
  readonly previousEtag?: string;
  readonly newEtag?: string;
  /** How to get from the previous to the new one; without it the document has to be fetched. */
  readonly change?: DocumentPatch;
}

export type DocumentPatch =
  | { readonly kind: "patch"; readonly operations: readonly PatchOperation[] }
  | { readonly kind: "body-not-changed" };

export interface ElementEntry {
  readonly kind: "element";
  /** As subscribed: percent-encoded. */
  readonly sel: string;
  readonly exists: boolean;
  /** Missing where it does not exist, or is not shown. */
  readonly content?: XmlElement;
}

export interface AttributeEntry {
  readonly kind: "attribute";
  readonly sel: string;
  readonly exists: boolean;
  readonly value?: string;
}
