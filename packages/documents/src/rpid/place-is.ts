import { childElements, childOf, type XmlElement } from "@porchlight/xml";
import { RPID } from "../namespaces";

/** Conditions at the person's place for each medium (RFC 4480 section 3.4). */
export interface PlaceIs {
  readonly audio: string | undefined;
  readonly video: string | undefined;
  readonly text: string | undefined;
}

export function readPlaceIs(element: XmlElement): PlaceIs {
  const condition = (medium: string): string | undefined => {
    const child = childOf(element, RPID, medium);
    return child === undefined ? undefined : childElements(child)[0]?.localName;
  };
  return { audio: condition("audio"), video: condition("video"), text: condition("text") };
}
