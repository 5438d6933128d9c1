import { fail, ok, type Result } from "@porchlight/kernel";
import {
  attributeOf,
  childElements,
  DEFAULT_LIMITS,
  isNamed,
  type PatchOperation,
  parseXml,
  readPatchOperation,
  textOf,
  type XmlElement,
  type XmlLimits,
} from "@porchlight/xml";
import { type DocumentPatch, XCAP_DIFF, type XcapDiff, type XcapDiffEntry } from "./xcap-diff";

/** A diff may carry a whole document, a few elements deeper than it is. */
const DIFF_LIMITS: XmlLimits = {
  maxLength: DEFAULT_LIMITS.maxLength * 16,
  maxDepth: DEFAULT_LIMITS.maxDepth + 4,
  maxAttributes: DEFAULT_LIMITS.maxAttributes * 2,
  maxNodes: DEFAULT_LIMITS.maxNodes * 10,
};

/** Reads an xcap-diff document; what it does not know is passed over (RFC 5874 section 3). The failure says why not. */
export function readXcapDiff(body: string | Uint8Array): Result<XcapDiff, string> {
  const parsed = parseXml(body, DIFF_LIMITS);
  if (!parsed.ok) return fail(parsed.error.reason.text);
  const { root } = parsed.value;
  if (!isNamed(root, XCAP_DIFF, "xcap-diff")) return fail("not an xcap-diff document");
  const xcapRoot = attributeOf(root, "xcap-root");
  if (xcapRoot === undefined) return fail("no xcap-root");
  const entries: XcapDiffEntry[] = [];
  for (const child of childElements(root)) {
    if (child.namespace !== XCAP_DIFF) continue;
    const entry = readEntry(child);
    if (!entry.ok) return entry;
    entries.push(...entry.value);
  }
  return ok({ xcapRoot, entries });
}

function readEntry(element: XmlElement): Result<readonly XcapDiffEntry[], string> {
  const sel = attributeOf(element, "sel");
  if (sel === undefined) return fail(`<${element.localName}> without sel`);
  switch (element.localName) {
    case "document":
      return readDocument(element, sel);
    case "element":
      return readElement(element, sel);
    case "attribute":
      return readAttribute(element, sel);
    default:
      return ok([]);
  }
}

function readDocument(element: XmlElement, sel: string): Result<readonly XcapDiffEntry[], string> {
  const previousEtag = attributeOf(element, "previous-etag");
  const newEtag = attributeOf(element, "new-etag");
  const etags = {
    ...(previousEtag === undefined ? {} : { previousEtag }),
    ...(newEtag === undefined ? {} : { newEtag }),
  };
  const change = readChange(element);
  if (!change.ok) return change;
  const applies = previousEtag !== undefined && newEtag !== undefined && change.value !== undefined;
  return ok([{ kind: "document", sel, ...etags, ...(applies ? { change: change.value } : {}) }]);
}

function readChange(element: XmlElement): Result<DocumentPatch | undefined, string> {
  const operations: PatchOperation[] = [];
  for (const child of childElements(element)) {
    if (child.namespace !== XCAP_DIFF) continue;
    if (child.localName === "body-not-changed") return ok({ kind: "body-not-changed" });
    const operation = readPatchOperation(child);
    if (!operation.ok) return fail(operation.error.phrase);
    operations.push(operation.value);
  }
  return ok(operations.length === 0 ? undefined : { kind: "patch", operations });
}

function readElement(element: XmlElement, sel: string): Result<readonly XcapDiffEntry[], string> {
  const exists = readExists(element);
  if (exists === undefined) return fail("exists is not a boolean");
  const [content] = childElements(element);
  return ok([{ kind: "element", sel, exists, ...(exists && content !== undefined ? { content } : {}) }]);
}

function readAttribute(element: XmlElement, sel: string): Result<readonly XcapDiffEntry[], string> {
  const exists = readExists(element);
  if (exists === undefined) return fail("exists is not a boolean");
  return ok([{ kind: "attribute", sel, exists, ...(exists ? { value: textOf(element) } : {}) }]);
}

function readExists(element: XmlElement): boolean | undefined {
  const value = attributeOf(element, "exists")?.trim();
  if (value === undefined || value === "true" || value === "1") return true;
  return value === "false" || value === "0" ? false : undefined;
}
