import { childOf, textOf, type XmlElement } from "@porchlight/xml";
import { OMA_PRESENCE } from "../namespaces";

/** Of `registration-state`, `barring-state` and the networks of a device. */
export type OmaState = "active" | "terminated";

/** Reads the state, given as a child element or as text; undefined when it is neither of the two. */
export function readOmaState(element: XmlElement): OmaState | undefined {
  if (childOf(element, OMA_PRESENCE, "active") !== undefined) return "active";
  if (childOf(element, OMA_PRESENCE, "terminated") !== undefined) return "terminated";
  const text = textOf(element).trim();
  return text === "active" || text === "terminated" ? text : undefined;
}
