import type { Saying } from "@porchlight/kernel";
import type { XmlLimits } from "../limits";
import type { XmlDocument } from "../node";
import { say } from "../sayings";
import { type Extent, extentOf, measuredDocument } from "./extent";

/** Which limit of the parser a tree passes that was not made by it; undefined when it passes none. */
export function passedLimit(document: XmlDocument, limits: XmlLimits): Saying | undefined {
  if (document.source.length > limits.maxLength) return say("longer-than", { count: limits.maxLength });
  if (passedBy(extentOf(document), limits) === undefined) return undefined;
  return passedBy(measuredDocument(document), limits);
}

function passedBy({ nodes, depth, attributes }: Extent, limits: XmlLimits): Saying | undefined {
  if (depth > limits.maxDepth) return say("too-deep", { count: limits.maxDepth });
  if (nodes > limits.maxNodes) return say("too-many-nodes", { count: limits.maxNodes });
  if (attributes > limits.maxAttributes) return say("too-many-attributes", { count: limits.maxAttributes });
  return undefined;
}
