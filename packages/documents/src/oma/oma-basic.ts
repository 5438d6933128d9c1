import { childOf, textOf, type XmlElement } from "@porchlight/xml";
import { OMA_PRESENCE } from "../namespaces";
import { type Basic, parseBasic } from "../pidf/basic";

/** The `basic` inside `willingness`, `overriding-willingness` or `session-participation`; undefined when it has none. */
export function readOmaBasic(element: XmlElement): Basic | undefined {
  const basic = childOf(element, OMA_PRESENCE, "basic");
  return basic === undefined ? undefined : parseBasic(textOf(basic));
}
