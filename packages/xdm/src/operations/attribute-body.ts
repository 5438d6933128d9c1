import { isAttributeContent } from "@porchlight/xml";

/**
 * The quoted AttValue of a body, or undefined. A body in quotes is taken as it is, white space around it left out; one
 * without quotes gets them when it could stand between them (RFC 4825 section 7.7, XDM-087).
 */
export function attributeBody(body: string): string | undefined {
  const trimmed = body.trim();
  const quote = trimmed[0];
  if (quote === '"' || quote === "'") return isQuoted(trimmed, quote) ? trimmed : undefined;
  if (body === "" || /["']$/.test(trimmed)) return undefined;
  if (isAttributeContent(body, '"')) return `"${body}"`;
  return isAttributeContent(body, "'") ? `'${body}'` : undefined;
}

const isQuoted = (text: string, quote: '"' | "'"): boolean =>
  text.length > 1 && text.endsWith(quote) && isAttributeContent(text.slice(1, -1), quote);
