import { FORBIDDEN } from "../chars";
import { DEFAULT_LIMITS } from "../limits";
import { attributeValue } from "../references";

/** Whether a text may stand between `quote`s as an attribute value (XML 1.0 section 3.1, AttValue). */
export const isAttributeContent = (text: string, quote: '"' | "'"): boolean =>
  !text.includes(quote) && attributeContentValue(text) !== undefined;

/**
 * The value of an attribute written as `content`: references replaced, white space made spaces (XML 1.0 section
 * 3.3.3). Undefined when it cannot stand between quotes of either kind.
 */
export function attributeContentValue(content: string): string | undefined {
  if (content.includes("<") || FORBIDDEN.test(content)) return undefined;
  const cursor = { text: content, limits: DEFAULT_LIMITS, at: 0, nodes: 0, failure: undefined };
  return attributeValue(cursor, content, 0);
}
