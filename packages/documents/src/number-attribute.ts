import { attributeOf, type XmlElement } from "@porchlight/xml";

/** An xs:unsignedLong that a counter or a time can be; undefined otherwise. */
export function numberAttribute(element: XmlElement, name: string): number | undefined {
  return readNumber(attributeOf(element, name));
}

/** The same of any text. */
export function readNumber(text: string | undefined): number | undefined {
  const trimmed = text?.trim();
  return trimmed !== undefined && /^\d{1,15}$/.test(trimmed) ? Number(trimmed) : undefined;
}
