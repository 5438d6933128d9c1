import { ok, type Result } from "@porchlight/kernel";
import type { XmlError } from "../error";
import { escapeAttribute } from "../escape";
import { DEFAULT_LIMITS, type XmlLimits } from "../limits";
import type { XmlElement } from "../node";
import { parseXml } from "../parse";
import type { NamespaceBindings } from "../serialize";

/**
 * A piece of content, read where the bindings hold: an element of no meaning around it, whose children are the piece.
 * Offsets count from the start of that element's source.
 */
export function parseInScope(text: string, namespaces: NamespaceBindings): Result<XmlElement, XmlError> {
  let open = "<w";
  for (const [prefix, uri] of namespaces) {
    if (prefix !== "xml" && (prefix === "" || uri !== "")) {
      open += ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeAttribute(uri)}"`;
    }
  }
  const source = `${open}>${text}</w>`;
  const parsed = parseXml(source, { ...FRAGMENT_LIMITS, maxLength: source.length });
  return parsed.ok ? ok(parsed.value.root) : parsed;
}

/** Whoever gave the document has bounded it; the piece adds no more than itself. */
const FRAGMENT_LIMITS: XmlLimits = {
  ...DEFAULT_LIMITS,
  maxDepth: DEFAULT_LIMITS.maxDepth * 2,
  maxAttributes: DEFAULT_LIMITS.maxAttributes * DEFAULT_LIMITS.maxDepth,
  maxNodes: DEFAULT_LIMITS.maxNodes * 2,
};
