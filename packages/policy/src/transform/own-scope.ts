import { bindingsOf, isNcName, outerScope, rebuild, type XmlElement } from "@porchlight/xml";

/**
 * The element with only those namespaces around it that it uses: prefixes its document declares for other content would
 * tell that such content is there.
 */
export function withOwnScope(element: XmlElement): XmlElement {
  if (element.source === "") return withOwnScopesBelow(element);
  const outer = bindingsOf(outerScope(element));
  const text = element.source.slice(element.start, element.end);
  const used = [...outer].filter(([prefix]) => prefix === "" || mentions(text, prefix));
  if (used.length === outer.size) return element;
  const around = {
    parent: undefined,
    declarations: used.map(([prefix, uri]) => ({ prefix, uri, start: 0, end: 0 })),
  };
  const { declarations } = element;
  const scope = declarations.length === 0 ? around : { parent: around, declarations };
  return { ...element, scope };
}

/** Whether a name with this prefix stands in the text; it may stand in content too, as a QName. */
function mentions(text: string, prefix: string): boolean {
  const name = `${prefix}:`;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isNcName(`_${text.charAt(at - 1)}`) || at === 0) return true;
  }
  return false;
}

function withOwnScopesBelow(element: XmlElement): XmlElement {
  const children = element.children.map((child) => (child.kind === "element" ? withOwnScope(child) : child));
  return children.every((child, index) => child === element.children[index])
    ? element
    : rebuild(element, { children });
}
