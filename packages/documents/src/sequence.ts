import { isBlank, type XmlElement } from "@porchlight/xml";

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
export function sequenceFault(element: XmlElement, sequence: Sequence): string | undefined {
  let reached = -1;
  const seen = new Set<string>();
  for (const child of element.children) {
    if (child.kind === "text" && !isBlank(child.value)) return `text directly in <${element.localName}>`;
    if (child.kind !== "element") continue;
    const fault = childFault(element, child, sequence, reached, seen);
    if (typeof fault === "string") return fault;
    reached = fault;
  }
  for (const [name, place] of sequence.places) {
    if (place.required && !seen.has(name)) return `<${element.localName}> without <${name}>`;
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
): number | string {
  const own = child.namespace === sequence.namespace;
  if (!own && child.namespace === "") return `<${child.localName}> is in no namespace`;
  const place = own ? sequence.places.get(child.localName) : undefined;
  if (own && place === undefined) return `<${child.localName}> does not belong in <${parent.localName}>`;
  const rank = place?.rank ?? sequence.otherRank;
  if (rank < reached) return `<${child.localName}> comes too late in <${parent.localName}>`;
  if (place !== undefined) {
    if (!place.many && seen.has(child.localName))
      return `more than one <${child.localName}> in <${parent.localName}>`;
    seen.add(child.localName);
  }
  return rank;
}
