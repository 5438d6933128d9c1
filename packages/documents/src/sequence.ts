import type { Saying } from "@porchlight/kernel";
import { isBlank, type XmlElement } from "@porchlight/xml";
import { say } from "./presence/sayings";

/** A place in an `xs:sequence`: its rank, and whether it can hold more than one element. */
export interface Place {
  readonly rank: number;
  readonly many: boolean;
  readonly required?: boolean;
}

/** The order of children a schema lays down for one element. */
export interface Sequence {
  /** Namespace of the named places. */
  readonly namespace: string;
  readonly places: ReadonlyMap<string, Place>;
  /** Rank of elements of any other namespace (`xs:any namespace="##other"`). */
  readonly otherRank: number;
}

/** Why the children of an element break their sequence, or undefined. */
export function sequenceFault(element: XmlElement, sequence: Sequence): Saying | undefined {
  let reached = -1;
  const seen = new Set<string>();
  for (const child of element.children) {
    if (child.kind === "text" && !isBlank(child.value))
      return say("text-directly-in", { element: element.localName });
    if (child.kind !== "element") continue;
    const fault = childFault(element, child, sequence, reached, seen);
    if (typeof fault !== "number") return fault;
    reached = fault;
  }
  for (const [name, place] of sequence.places) {
    if (place.required && !seen.has(name))
      return say("element-without-child", { element: element.localName, child: name });
  }
  return undefined;
}

/** The rank reached with this child, or why it cannot stand here. */
function childFault(
  parent: XmlElement,
  child: XmlElement,
  sequence: Sequence,
  reached: number,
  seen: Set<string>,
): number | Saying {
  const names = { element: child.localName, parent: parent.localName };
  const own = child.namespace === sequence.namespace;
  if (!own && child.namespace === "") return say("element-in-no-namespace", { element: child.localName });
  const place = own ? sequence.places.get(child.localName) : undefined;
  if (own && place === undefined) return say("element-misplaced", names);
  const rank = place?.rank ?? sequence.otherRank;
  if (rank < reached) return say("element-too-late", names);
  if (place !== undefined) {
    if (!place.many && seen.has(child.localName)) return say("more-than-one-in", names);
    seen.add(child.localName);
  }
  return rank;
}
