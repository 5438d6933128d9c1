import { fail, ok, type Result } from "@porchlight/kernel";
import type { ApplicationUsage } from "../application-usage";
import type { DocumentKey } from "../document-key";
import type { NodeSelector } from "../node-selector/node-selector";
import { readNodeSelector } from "../node-selector/read-node-selector";
import type { XcapResponse } from "../outcome";
import type { XcapMethod, XcapRequest } from "../request";
import type { XcapTarget } from "../target/xcap-target";
import type { XcapContext } from "../xcap-context";
import { isAuthorized } from "./authorization";
import { BAD_REQUEST, FORBIDDEN, methodNotAllowed, NOT_FOUND } from "./responses";

/** Step 1: the usage knows this tree and this name (RFC 4825 section 8). */
export function checkUsage(key: DocumentKey, usage: ApplicationUsage): XcapResponse | undefined {
  const known = key.auid === usage.auid && usage.trees.includes(key.tree);
  return known && usage.naming?.(key)?.kind !== "unknown" ? undefined : NOT_FOUND;
}

/** Step 3, first half: the XUI is one of ours. */
export const checkUser = (key: DocumentKey, context: XcapContext): XcapResponse | undefined =>
  key.tree === "users" && !context.knowsUser(key.xui) ? NOT_FOUND : undefined;

/** Step 3, second half. What is generated can only be read, so the right to read decides, and the method is told later. */
export function checkAuthorization(
  request: XcapRequest,
  key: DocumentKey,
  usage: ApplicationUsage,
  readOnly: boolean,
  context: XcapContext,
): XcapResponse | undefined {
  const writes = !readOnly && (request.method === "PUT" || request.method === "DELETE");
  const access = writes ? "write" : "read";
  return isAuthorized(usage, request.requester, key, access, context) ? undefined : FORBIDDEN;
}

/** Step 4: selector and prefixes; undefined where the request is about the document. */
export function readSelector(
  { nodeSelector, query }: XcapTarget,
  usage: ApplicationUsage,
): Result<NodeSelector | undefined, XcapResponse> {
  if (nodeSelector === undefined) return ok(undefined);
  const selector = readNodeSelector(nodeSelector, query, usage.defaultNamespace);
  if (selector.ok) return selector;
  return fail(selector.error === "extension" ? NOT_FOUND : BAD_REQUEST);
}

/** Step 5: what can be done with the resource (sections 8.1, 8.2 and 8.4). */
export function checkMethod(
  method: XcapMethod,
  selector: NodeSelector | undefined,
  readOnly: boolean,
): XcapResponse | undefined {
  const allow = allowedMethods(selector, readOnly);
  if (method === "OPTIONS") return { status: 200, allow };
  const known = allow.includes(method) || method === "HEAD";
  return known ? undefined : methodNotAllowed(allow);
}

function allowedMethods(selector: NodeSelector | undefined, readOnly: boolean): readonly XcapMethod[] {
  if (selector?.terminal?.kind === "namespaces") return ["GET"];
  return readOnly ? ["GET", "HEAD"] : ["GET", "HEAD", "PUT", "DELETE"];
}
