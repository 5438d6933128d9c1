import type { XcapComponent } from "@porchlight/documents";
import type { XmlDocument, XmlElement } from "@porchlight/xml";

/** One version of a document. */
export interface DocumentState {
  /** Without the quotes of HTTP. */
  readonly etag: string;
  readonly text: string;
}

/**
 * A document was created, changed or deleted. `path` is relative to the XCAP root, percent-encoded segment by segment as
 * `encodePathSegment` does. The same object goes to every subscription.
 */
export interface DocumentStep {
  readonly path: string;
  readonly previousEtag?: string;
  readonly newEtag?: string;
  readonly previousText?: string;
  readonly newText?: string;
}

/**
 * The documents as they are now. What it shows and the steps a subscription is told belong together: a step comes before
 * anything later is seen here.
 */
export interface DocumentView {
  /** Paths that begin with `prefix`, which is empty or ends in `/`. */
  paths(prefix: string): Iterable<string>;
  read(path: string): DocumentState | undefined;
}

/** What an XCAP node selector finds. */
export type FoundComponent =
  | { readonly kind: "element"; readonly element: XmlElement }
  | { readonly kind: "attribute"; readonly value: string };

/** XCAP node selection (RFC 4825 section 6.3): undefined when nothing, or more than one node, is found. */
export type LocateComponent = (document: XmlDocument, component: XcapComponent) => FoundComponent | undefined;

/** What a subscription needs of the rest of the server. */
export interface XcapDiffPorts {
  readonly view: DocumentView;
  /** Whether the subscriber may read a document now. */
  mayRead(path: string): boolean;
  readonly locate: LocateComponent;
}
