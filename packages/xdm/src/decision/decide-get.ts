import { selectNode } from "../node-selector/select-node";
import { getNode } from "../operations/get-node";
import type { XcapResponse } from "../outcome";
import type { Asked } from "./asked";
import { checkConditions } from "./conditions";
import { NOT_FOUND } from "./responses";

/** GET and HEAD (RFC 4825 section 8.3). */
export function decideGet({ request, selector, current, usage, context }: Asked): XcapResponse {
  if (current === undefined) return NOT_FOUND;
  const { etag } = current;
  if (selector === undefined) {
    const whole = { status: 200, contentType: usage.mimeType, body: current.text, etag } as const;
    return checkConditions(request, etag) ?? whole;
  }
  const selection = selectNode(context.trees.treeOf(current), selector);
  if (selection.kind === "none") return NOT_FOUND;
  const content = getNode(selection, context.bareAttributeValues === true);
  return checkConditions(request, etag) ?? { status: 200, ...content, etag };
}
