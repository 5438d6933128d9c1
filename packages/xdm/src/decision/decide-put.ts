import type { Result } from "@porchlight/kernel";
import type { XmlDocument } from "@porchlight/xml";
import type { XcapConflict } from "../conflict";
import type { NodeSelector } from "../node-selector/node-selector";
import { ATTRIBUTE_TYPE, ELEMENT_TYPE, isMediaType } from "../operations/media-types";
import type { Proposal, ProposalRefusal } from "../operations/proposal";
import { putAttribute } from "../operations/put-attribute";
import { putDocument } from "../operations/put-document";
import { putElement } from "../operations/put-element";
import { respond, type XcapOutcome, type XcapResponse } from "../outcome";
import { say } from "../sayings";
import type { StoredDocument } from "../stored-document";
import type { Asked } from "./asked";
import { checkConditions } from "./conditions";
import { documentUri, locateTarget, type NodeTarget, noParentDirectory } from "./locate";
import { conflictResponse, FORBIDDEN, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE } from "./responses";
import { storeProposal } from "./store-proposal";

/** PUT (RFC 4825 section 8.2). */
export function decidePut(asked: Asked): XcapOutcome {
  const { selector, current } = asked;
  if (selector === undefined) return decidePutDocument(asked);
  if (current === undefined)
    return respond(conflictResponse(noParentDirectory(asked.context.root, asked.key)));
  return decidePutNode(asked, selector, current);
}

function decidePutDocument(asked: Asked): XcapOutcome {
  const { request, current, usage, context } = asked;
  const refused =
    checkName(asked) ??
    checkDirectory(asked) ??
    checkBody(asked, usage.mimeType) ??
    checkConditions(request, current?.etag);
  if (refused !== undefined) return respond(refused);
  return storeProposal(asked, putDocument(request.body, current === undefined, context.limits));
}

function decidePutNode(asked: Asked, selector: NodeSelector, current: StoredDocument): XcapOutcome {
  const { context, key } = asked;
  const document = context.trees.treeOf(current);
  const located = locateTarget(document, selector, documentUri(context.root, key));
  if (!located.ok) return respond(conflictResponse(located.error));
  const refused =
    checkBody(asked, selector.terminal === undefined ? ELEMENT_TYPE : ATTRIBUTE_TYPE) ??
    checkConditions(asked.request, current.etag);
  if (refused !== undefined) return respond(refused);
  return storeProposal(asked, putNode(asked, document, located.value, selector));
}

function putNode(
  { request, context }: Asked,
  document: XmlDocument,
  located: NodeTarget,
  selector: NodeSelector,
): Result<Proposal, ProposalRefusal> {
  const { terminal } = selector;
  if (located.kind === "element")
    return putElement(request.body, document, located.target, selector, context.limits);
  if (terminal?.kind !== "attribute") throw new Error("an attribute was located without its selector");
  const { element, existing } = located;
  return putAttribute(request.body, document, element, existing, { ...selector, terminal }, context.limits);
}

/** The naming rule of the usage (section 5.5). */
function checkName({ key, usage }: Asked): XcapResponse | undefined {
  const refusal = usage.naming?.(key);
  if (refusal === undefined || refusal.kind === "unknown") return undefined;
  return refusal.kind === "forbidden" ? FORBIDDEN : conflictResponse(refusal.conflict);
}

/** Directories come into being with their documents, where the usage has any; no name is both (section 6.2). */
function checkDirectory({ key, usage, current, context }: Asked): XcapResponse | undefined {
  if (current !== undefined) return undefined;
  if (!usage.subdirectories) {
    return key.path.includes("/") ? conflictResponse(noParentDirectory(context.root, key)) : undefined;
  }
  for (const path of context.siblingPaths(key)) {
    if (key.path.startsWith(`${path}/`)) return conflictResponse(noParentDirectory(context.root, key));
    if (path.startsWith(`${key.path}/`)) return conflictResponse(NAME_OF_DIRECTORY);
  }
  return undefined;
}

const NAME_OF_DIRECTORY: XcapConflict = {
  kind: "constraint-failure",
  phrase: say("name-of-directory"),
};

/** Media type (section 8.2.2) and size; both are known before the body is read. */
function checkBody({ request, context }: Asked, type: string): XcapResponse | undefined {
  if (!isMediaType(request.contentType, type)) return UNSUPPORTED_MEDIA_TYPE;
  return request.body.length > context.limits.documentOctets ? TOO_LARGE : undefined;
}
