import type { DocumentKey } from "../document-key";
import { readXcapTarget } from "../target/xcap-target";
import type { UsageContext } from "../usage-context";

/** Whether a text is an absolute http or https URI. */
export const isHttpUri = (text: string): boolean => /^https?:\/\/[^/?#\s]+(?:[/?#]\S*)?$/i.test(text);

/** The document an absolute URI below our XCAP root is about; only the text is looked at. */
export function referencedDocument(uri: string, context: UsageContext): DocumentKey | undefined {
  const text = normalised(uri);
  for (const root of [context.root, ...context.rootAliases]) {
    if (!text.startsWith(`${normalised(root)}/`)) continue;
    const target = readXcapTarget(text.slice(root.length));
    if (target.ok) return target.value.key;
  }
  return undefined;
}

/** Scheme and authority in lower case (RFC 3986 section 6.2.2.1). */
const normalised = (uri: string): string =>
  uri.replace(/^[^:/?#]+:\/\/[^/?#]*/, (origin) => origin.toLowerCase());
