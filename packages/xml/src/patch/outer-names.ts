import type { XmlElement } from "../node";

/** A name in a piece of content whose prefix, or lack of one, gets its meaning from outside the piece. */
export interface OuterName {
  readonly prefix: string;
  readonly namespace: string;
  readonly attribute: boolean;
  /** Offsets in the source of the piece where the name is written: in the start tag, and in the end tag if there is one. */
  readonly places: readonly number[];
}

/** The outer names of an element and all inside it. Attributes without prefix and the prefix `xml` are left out. */
export function outerNames(element: XmlElement): OuterName[] {
  const names: OuterName[] = [];
  visit(element, new Map(), names);
  return names;
}

/** Every prefix declared somewhere in the element, itself included. */
export function declaredPrefixes(element: XmlElement, into = new Set<string>()): Set<string> {
  for (const { prefix } of element.declarations) into.add(prefix);
  for (const child of element.children) if (child.kind === "element") declaredPrefixes(child, into);
  return into;
}

/** `shadowed` counts, by prefix, the declarations on the way down. */
function visit(element: XmlElement, shadowed: Map<string, number>, names: OuterName[]): void {
  for (const { prefix } of element.declarations) shadowed.set(prefix, (shadowed.get(prefix) ?? 0) + 1);
  const outer = (prefix: string): boolean => prefix !== "xml" && (shadowed.get(prefix) ?? 0) === 0;
  const { prefix, namespace, start, end, contentStart, contentEnd } = element;
  if (outer(prefix)) {
    const places = contentStart === end ? [start + 1] : [start + 1, contentEnd + 2];
    names.push({ prefix, namespace, attribute: false, places });
  }
  for (const attribute of element.attributes) {
    if (attribute.prefix !== "" && outer(attribute.prefix)) {
      const { prefix: own, namespace: uri } = attribute;
      names.push({ prefix: own, namespace: uri, attribute: true, places: [attribute.start] });
    }
  }
  for (const child of element.children) if (child.kind === "element") visit(child, shadowed, names);
  for (const declared of element.declarations) {
    shadowed.set(declared.prefix, (shadowed.get(declared.prefix) ?? 1) - 1);
  }
}
