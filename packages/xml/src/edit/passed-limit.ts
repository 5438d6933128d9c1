import type { XmlLimits } from "../limits";
import type { XmlDocument } from "../node";
import { type Extent, extentOf, measuredDocument } from "./extent";

/** Which limit of the parser a tree passes that was not made by it, in words; undefined when it passes none. */
export function passedLimit(document: XmlDocument, limits: XmlLimits): string | undefined {
  if (document.source.length > limits.maxLength) return `longer than ${limits.maxLength}`;
  if (passedBy(extentOf(document), limits) === undefined) return undefined;
  return passedBy(measuredDocument(document), limits);
}

function passedBy({ nodes, depth, attributes }: Extent, limits: XmlLimits): string | undefined {
  if (depth > limits.maxDepth) return `deeper than ${limits.maxDepth} elements`;
  if (nodes > limits.maxNodes) return `more than ${limits.maxNodes} nodes`;
  if (attributes > limits.maxAttributes) return `more than ${limits.maxAttributes} attributes`;
  return undefined;
}
