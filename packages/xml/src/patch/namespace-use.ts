import type { XmlElement, XmlNode } from "../node";
import type { Effort } from "./effort";
import type { LiveElement, LiveNode } from "./live-tree";

/** Whether a name in the element, or below, takes its namespace from what is bound to the prefix at that element. */
export function usesPrefix(element: LiveElement, prefix: string, effort: Effort): boolean {
  return named(element.head, prefix) || element.view.some((child) => usedBelow(child, prefix, effort));
}

function usedBelow(node: LiveNode | XmlNode, prefix: string, effort: Effort): boolean {
  if (node.kind !== "element" || !effort.spend(1)) return false;
  const head = "head" in node ? node.head : node;
  if (head.declarations.some((declaration) => declaration.prefix === prefix)) return false;
  const children = "view" in node ? node.view : node.children;
  return named(head, prefix) || children.some((child) => usedBelow(child, prefix, effort));
}

const named = (head: XmlElement, prefix: string): boolean =>
  head.prefix === prefix || head.attributes.some((attribute) => attribute.prefix === prefix);
