/**
 * A document is its source text plus a tree of spans: every offset counts UTF-16 code units of `source`,
 * so an edit is a splice of the text and leaves every other byte as it was.
 */
export interface XmlDocument {
  readonly source: string;
  readonly root: XmlElement;
  /** The root with the comments and processing instructions around it, in source order. */
  readonly children: readonly (XmlElement | XmlComment | XmlPi)[];
}

export type XmlNode = XmlElement | XmlText | XmlComment | XmlPi;

export interface XmlElement {
  readonly kind: "element";
  /** Empty when the name has no prefix. */
  readonly prefix: string;
  readonly localName: string;
  /** Empty when the element is in no namespace. */
  readonly namespace: string;
  /** Attributes in source order, without namespace declarations. */
  readonly attributes: readonly XmlAttribute[];
  /** The namespace declarations of this start tag. */
  readonly declarations: readonly NamespaceDeclaration[];
  /** Bindings in scope inside the element, its own declarations included. */
  readonly scope: NamespaceScope;
  readonly children: readonly XmlNode[];
  /** The text the offsets point into; empty for an element that was built and not parsed. */
  readonly source: string;
  /** Offset of `<`. */
  readonly start: number;
  /** Offset behind the last `>`. */
  readonly end: number;
  /** Span between start tag and end tag; both equal `end` for an empty-element tag `<a/>`. */
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** Character data; adjacent text and CDATA sections are one node. */
export interface XmlText {
  readonly kind: "text";
  /** References replaced, line ends as a single LF (XML 1.0 section 2.11). */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface XmlComment {
  readonly kind: "comment";
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface XmlPi {
  readonly kind: "pi";
  readonly target: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface XmlAttribute {
  readonly prefix: string;
  readonly localName: string;
  /** Empty without a prefix: the default namespace does not apply to attributes. */
  readonly namespace: string;
  /** Normalised (XML 1.0 section 3.3.3). */
  readonly value: string;
  /** Span from the name to the closing quote, the quote included. */
  readonly start: number;
  readonly end: number;
  /** Span between the quotes. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

export interface NamespaceDeclaration {
  /** Empty for the default namespace. */
  readonly prefix: string;
  /** Empty where the default namespace is taken away. */
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

/** One start tag's declarations on top of those around it; shared by all elements that declare nothing. */
export interface NamespaceScope {
  readonly parent: NamespaceScope | undefined;
  readonly declarations: readonly NamespaceDeclaration[];
}
