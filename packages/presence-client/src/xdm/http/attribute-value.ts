import { attributeContentValue, escapeAttribute } from "@porchlight/xml";

/** An attribute value as a body of `application/xcap-att+xml` has it (RFC 4825 §7.7). */
export const attributeBody = (value: string): string => `"${escapeAttribute(value)}"`;

/** The value of such a body; old servers leave the quotes away. Undefined when it is none. */
export function attributeBodyValue(body: string): string | undefined {
  const trimmed = body.trim();
  const quoted = /^(["'])([\s\S]*)\1$/.exec(trimmed);
  const [, quote = "", content = trimmed] = quoted ?? [];
  return quote !== "" && content.includes(quote) ? undefined : attributeContentValue(content);
}
