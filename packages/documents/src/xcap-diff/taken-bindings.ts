import { bindingsOf, outerNames, outerScope, type XmlElement } from "@porchlight/xml";

/**
 * The bindings an element takes from outside: those of its names, and those of prefixes its text mentions, as values may
 * hold names too.
 */
export function takenBindings(element: XmlElement): ReadonlyMap<string, string> {
  const taken = new Map<string, string>();
  for (const { prefix, namespace } of outerNames(element)) taken.set(prefix, namespace);
  for (const [prefix, uri] of bindingsOf(outerScope(element))) {
    if (prefix !== "" && prefix !== "xml" && mentions(element, prefix)) taken.set(prefix, uri);
  }
  return taken;
}

function mentions({ source, start, end }: XmlElement, prefix: string): boolean {
  const found = source.indexOf(`${prefix}:`, start);
  return found >= 0 && found < end;
}
