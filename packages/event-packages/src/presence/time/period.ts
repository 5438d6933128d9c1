import { parseTimestamp, RPID } from "@porchlight/documents";
import { attributeOf, type XmlElement } from "@porchlight/xml";
import type { Moment } from "./moment";

/** Whether an element of RPID speaks for now (RFC 4480 section 3.1); any other always does. */
export function speaksNow(element: XmlElement, moment: Moment): boolean {
  if (element.namespace !== RPID) return true;
  const from = parseTimestamp(attributeOf(element, "from") ?? "")?.at;
  const until = parseTimestamp(attributeOf(element, "until") ?? "")?.at;
  const isOver = until !== undefined && moment.hasCome(until);
  return !isOver && (from === undefined || moment.hasCome(from));
}
