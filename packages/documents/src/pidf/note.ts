import { attributeOf, textOf, XML_NAMESPACE, type XmlElement } from "@porchlight/xml";

/** A note of PIDF, the data model or RPID (RFC 3863 section 4.1.6). */
export interface Note {
  readonly text: string;
  /** `xml:lang`, as written. */
  readonly lang: string | undefined;
  readonly element: XmlElement;
}

export const readNote = (element: XmlElement): Note => ({
  text: textOf(element),
  lang: attributeOf(element, "lang", XML_NAMESPACE),
  element,
});
