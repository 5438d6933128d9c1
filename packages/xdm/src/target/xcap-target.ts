import { fail, ok, type Result } from "@porchlight/kernel";
import type { DocumentKey } from "../document-key";
import { readDocumentSelector } from "./document-selector";

/** A request target behind the XCAP root, taken apart (RFC 4825 section 6). */
export interface XcapTarget {
  readonly key: DocumentKey;
  /** What follows the node selector separator, still percent-encoded; undefined for a document. */
  readonly nodeSelector: string | undefined;
  /** The query component, still percent-encoded; empty when there is none. */
  readonly query: string;
}

/** `not-found`: no document can be there. `malformed`: not a target that can be read. */
export type TargetFault = "not-found" | "malformed";

/** Longer targets are refused unread, in characters. */
export const MAX_TARGET_LENGTH = 8192;

/**
 * Reads `/AUID/users/XUI/document[/~~/node-selector][?query]`. The path is split at the first `~~` segment before
 * anything is decoded, and each segment is decoded on its own (sections 6 and 8).
 */
export function readXcapTarget(target: string): Result<XcapTarget, TargetFault> {
  if (target.length > MAX_TARGET_LENGTH) return fail("malformed");
  const question = target.indexOf("?");
  const path = question < 0 ? target : target.slice(0, question);
  const query = question < 0 ? "" : target.slice(question + 1);
  const separator = separatorOf(path);
  const key = readDocumentSelector(separator === undefined ? path : path.slice(0, separator.start));
  if (!key.ok) return key;
  return ok({
    key: key.value,
    nodeSelector: separator === undefined ? undefined : path.slice(separator.end),
    query,
  });
}

/** The first segment that is `~~`, with the slashes around it. */
function separatorOf(path: string): { start: number; end: number } | undefined {
  const match = /\/(?:~|%7[Ee]){2}(?:\/|$)/.exec(path);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}
