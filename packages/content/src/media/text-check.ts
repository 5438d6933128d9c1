import type { Saying } from "@porchlight/kernel";
import { say } from "../sayings";

/** Why text is not taken as `type`; undefined when it is. */
export function textFault(type: string, charset: string | undefined, data: Uint8Array): Saying | undefined {
  if (charset !== undefined && charset !== "utf-8" && charset !== "us-ascii") return say("is-not-in-utf-8");
  const text = readUtf8(data);
  if (text === undefined) return say("is-not-utf-8-text");
  if (UNPRINTABLE.test(text)) return say("has-control-characters");
  if (isMarkup(text)) return say("is-html");
  return CARD_TYPES.has(type) && !isCard(text) ? say("is-no-card") : undefined;
}

const UNPRINTABLE = /[\x00-\x08\x0e-\x1f\x7f]/;

/** What a browser that looks at content takes for HTML, at its beginning; and scripts anywhere. */
const isMarkup = (text: string): boolean =>
  /^[\ufeff\s]*<(?:!doctype\s+html|\?xml|!--|html|head|body|iframe|title|h1|div|font|table|a|style|br|p|b|svg)\b/i.test(
    text,
  ) || /<\s*\/?\s*script\b/i.test(text);

const CARD_TYPES: ReadonlySet<string> = new Set(["text/vcard", "text/x-vcard", "text/directory"]);

const isCard = (text: string): boolean =>
  /^\ufeff?BEGIN:VCARD\r?\n/i.test(text) && /\r?\nEND:VCARD\s*$/i.test(text);

/** Undefined for what is no UTF-8. */
export function readUtf8(data: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(data);
  } catch {
    return undefined;
  }
}
