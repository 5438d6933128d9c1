import { attributeOf, textOf, type XmlElement } from "@porchlight/xml";

/** Where the service of a tuple is reached (RFC 3863 section 4.1.5). */
export interface Contact {
  readonly uri: string;
  /** 0 to 1, higher preferred. An absent priority is the lowest, and one outside the range counts as absent. */
  readonly priority: number | undefined;
  readonly element: XmlElement;
}

export function readContact(element: XmlElement): Contact {
  const priority = attributeOf(element, "priority");
  return {
    uri: textOf(element).trim(),
    priority: priority === undefined ? undefined : parsePriority(priority),
    element,
  };
}

/** A decimal from 0 to 1 with at most three decimals; undefined for anything else. */
export const parsePriority = (text: string): number | undefined =>
  /^(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)$/.test(text) ? Number(text) : undefined;
