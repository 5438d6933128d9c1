import { GEOPRIV, parseTimestamp } from "@porchlight/documents";
import { after, type Instant } from "@porchlight/kernel";
import { childElements, isNamed, textOf, type XmlElement } from "@porchlight/xml";
import { changeChildren } from "./change-children";
import type { Moment } from "./moment";

const DAY = 24 * 3_600_000;

/**
 * Without the locations that may be kept no longer (RFC 4119 section 2.2.2), however deep they stand; undefined when the
 * element is one itself.
 * @param knownSince timestamp of the component around it, else when it was received; undefined when neither is known
 */
export function dropStaleLocations(
  element: XmlElement,
  knownSince: Instant | undefined,
  moment: Moment,
): XmlElement | undefined {
  if (!isNamed(element, GEOPRIV, "geopriv")) {
    return changeChildren(element, (child) => dropStaleLocations(child, knownSince, moment));
  }
  const expiry = expiryOf(element) ?? (knownSince === undefined ? undefined : after(knownSince, DAY));
  return expiry !== undefined && moment.hasCome(expiry) ? undefined : element;
}

/** The schema has `retention-expiry` in the namespace of the basic policy, examples in that of the location. */
function expiryOf(geopriv: XmlElement): Instant | undefined {
  const rules = childElements(geopriv).filter((child) => isNamed(child, GEOPRIV, "usage-rules"));
  const expiry = rules.flatMap(childElements).find(({ localName }) => localName === "retention-expiry");
  return expiry && parseTimestamp(textOf(expiry))?.at;
}
