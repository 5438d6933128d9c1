import { attributeOf, type XmlElement } from "@porchlight/xml";

/** An xs:unsignedLong that a counter or a time can be; undefined otherwise. */
export function numberAttribute(element: XmlElement, name: string): number | undefined {
  const text = attributeOf(element, name)?.trim();
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
