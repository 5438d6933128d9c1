import type { XmlLimits } from "../limits";
import type { XmlDocument, XmlElement } from "../node";

/** Which limit of the parser a tree passes that was not made by it, in words; undefined when it passes none. */
export function passedLimit(document: XmlDocument, limits: XmlLimits): string | undefined {
  if (document.source.length > limits.maxLength) return `longer than ${limits.maxLength}`;
  const count = { nodes: document.children.length - 1 };
  return passedBelow(document.root, 1, limits, count);
}

function passedBelow(
  element: XmlElement,
  depth: number,
  limits: XmlLimits,
  count: { nodes: number },
): string | undefined {
  count.nodes += 1;
  if (depth > limits.maxDepth) return `deeper than ${limits.maxDepth} elements`;
  if (count.nodes > limits.maxNodes) return `more than ${limits.maxNodes} nodes`;
  if (element.attributes.length + element.declarations.length > limits.maxAttributes) {
    return `more than ${limits.maxAttributes} attributes`;
  }
  for (const child of element.children) {
    if (child.kind !== "element") count.nodes += 1;
    else {
      const passed = passedBelow(child, depth + 1, limits, count);
      if (passed !== undefined) return passed;
    }
  }
  return count.nodes > limits.maxNodes ? `more than ${limits.maxNodes} nodes` : undefined;
}
