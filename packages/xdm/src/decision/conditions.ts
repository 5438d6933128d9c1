import type { XcapResponse } from "../outcome";
import type { XcapRequest } from "../request";
import { notModified, preconditionFailed } from "./responses";

/**
 * If-Match and If-None-Match against the entity-tag of the document, which every node in it shares (RFC 4825 section
 * 8.5; RFC 9110 section 13). `etag` is undefined when there is no document. No answer: the request goes on.
 */
export function checkConditions(request: XcapRequest, etag: string | undefined): XcapResponse | undefined {
  const { ifMatch, ifNoneMatch, method } = request;
  if (ifMatch !== undefined && !names(ifMatch, etag, false)) return preconditionFailed(etag);
  if (ifNoneMatch === undefined || !names(ifNoneMatch, etag, true)) return undefined;
  const reads = method === "GET" || method === "HEAD";
  return reads && etag !== undefined ? notModified(etag) : preconditionFailed(etag);
}

const ENTITY_TAG = /^(W\/)?"([\u0021\u0023-\u007e\u0080-\u{10ffff}]*)"$/u;

/** Whether a field names the tag; a weak tag counts in a weak comparison only, and a field that cannot be read names none. */
function names(field: string, etag: string | undefined, weakly: boolean): boolean {
  if (etag === undefined) return false;
  if (field.trim() === "*") return true;
  return splitTags(field).some((text) => {
    const match = ENTITY_TAG.exec(text);
    return match !== null && match[2] === etag && (weakly || match[1] === undefined);
  });
}

/** The members of a list of tags; a comma may stand inside the quotes of one. */
function splitTags(field: string): string[] {
  const tags: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < field.length; at += 1) {
    const character = field[at];
    if (character === '"') quoted = !quoted;
    if (character !== "," || quoted) continue;
    tags.push(field.slice(from, at).trim());
    from = at + 1;
  }
  tags.push(field.slice(from).trim());
  return tags;
}
