import { fail, ok, type Result } from "@porchlight/kernel";
import type { DocumentKey } from "../document-key";
import { percentDecode } from "./percent";
import type { TargetFault } from "./xcap-target";

/** Segments a document selector may have. */
const MAX_SEGMENTS = 16;

/** Not in a name: control characters, and what could lead out of a directory. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\\]/;

/** Reads `/AUID/users/XUI/path` or `/AUID/global/path`, percent-encoded (RFC 4825 section 6.2). */
export function readDocumentSelector(path: string): Result<DocumentKey, TargetFault> {
  const raw = path.startsWith("/") ? path.slice(1) : path;
  const segments = raw.split("/", MAX_SEGMENTS + 1);
  if (segments.length > MAX_SEGMENTS) return fail("not-found");
  const decoded: string[] = [];
  for (const segment of segments) {
    const text = percentDecode(segment);
    if (text === undefined || UNSAFE.test(text)) return fail("malformed");
    decoded.push(text);
  }
  return documentKey(decoded);
}

function documentKey([auid = "", tree, ...rest]: readonly string[]): Result<DocumentKey, TargetFault> {
  if (auid === "" || (tree !== "users" && tree !== "global")) return fail("not-found");
  const [xui, ...path] = tree === "users" ? rest : ["", ...rest];
  if (xui === undefined || (tree === "users" && xui === "")) return fail("not-found");
  if (path.length === 0 || path.some(isNoName)) {
    return fail(path.some(isTraversal) ? "malformed" : "not-found");
  }
  return ok({ auid, tree, xui, path: path.join("/") });
}

/** A segment that names no document or directory: empty, a dot segment, or a slash that came encoded. */
const isNoName = (segment: string): boolean => segment === "" || isTraversal(segment);

const isTraversal = (segment: string): boolean =>
  segment === "." || segment === ".." || segment.includes("/");
