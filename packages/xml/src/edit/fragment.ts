import type { Saying } from "@porchlight/kernel";
import { fail, ok, type Result } from "@porchlight/kernel";
import { skipSpace } from "../chars";
import type { XmlError } from "../error";
import { escapeAttribute } from "../escape";
import { DEFAULT_LIMITS, type XmlLimits } from "../limits";
import type { XmlElement } from "../node";
import { parseXml } from "../parse";
import { say } from "../sayings";
import type { NamespaceBindings } from "../serialize";

const WRAPPER = "fragment";

/**
 * Reads a fragment body that is exactly one element, white space around it allowed, as it would be read where
 * `inScope` holds. The offsets of the element point into its own `source`, not into `text`.
 */
export function parseFragment(
  text: string,
  inScope: NamespaceBindings,
  limits: XmlLimits = DEFAULT_LIMITS,
): Result<XmlElement, XmlError> {
  if (text.charCodeAt(skipSpace(text, 0)) !== 60) return refusal(say("fragment-begins-with-element"));
  const open = `<${WRAPPER}${declarationsOf(inScope)}>`;
  const close = `</${WRAPPER}>`;
  const parsed = parseXml(open + text + close, {
    ...limits,
    maxLength: limits.maxLength + open.length + close.length,
    maxDepth: limits.maxDepth + 1,
    maxAttributes: Math.max(limits.maxAttributes, inScope.size),
  });
  if (!parsed.ok) return fail({ ...parsed.error, offset: Math.max(0, parsed.error.offset - open.length) });
  const [only, ...others] = parsed.value.root.children.filter(
    (node) => node.kind !== "text" || skipSpace(text, node.start - open.length) < node.end - open.length,
  );
  if (only?.kind !== "element" || others.length > 0) return refusal(say("not-one-element"));
  return ok(only);
}

/** The element's own text. */
export const elementText = ({ source, start, end }: XmlElement): string => source.slice(start, end);

const refusal = (reason: Saying): Result<never, XmlError> =>
  fail({ kind: "not-well-formed", reason, offset: 0 });

function declarationsOf(inScope: NamespaceBindings): string {
  let text = "";
  for (const [prefix, uri] of inScope) {
    text += ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeAttribute(uri)}"`;
  }
  return text;
}
