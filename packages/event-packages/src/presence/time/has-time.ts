import { GEOPRIV, isSchedule } from "@porchlight/documents";
import { isNamed, type XmlDocument, type XmlElement } from "@porchlight/xml";
import { isTimedStatus } from "./timed-status";

/** Names of elements stand in the text as they are: most documents are done with at a glance. */
const TIMED_NAMES = /timed-status|geopriv|schedule/;

/** Whether time alone may change what a published document says. */
export const hasTime = ({ source, root }: XmlDocument): boolean =>
  TIMED_NAMES.test(source) && hasTimedPart(root);

const hasTimedPart = (element: XmlElement): boolean =>
  element.children.some((child) => child.kind === "element" && (isTimed(child) || hasTimedPart(child)));

const isTimed = (element: XmlElement): boolean =>
  isTimedStatus(element) || isNamed(element, GEOPRIV, "geopriv") || isSchedule(element);
