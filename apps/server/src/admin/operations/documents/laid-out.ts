import { indented, parseXml, type XmlLimits } from "@porchlight/xml";

/** As it is stored, or one element a line for reading. */
export type Layout = "stored" | "indented";

/** What was accepted once is read whatever the limits are now. */
export const UNBOUNDED: XmlLimits = {
  maxLength: Number.POSITIVE_INFINITY,
  maxDepth: 1024,
  maxAttributes: Number.POSITIVE_INFINITY,
  maxNodes: Number.POSITIVE_INFINITY,
};

export function laidOut(text: string, layout: Layout): string {
  const parsed = layout === "indented" ? parseXml(text, UNBOUNDED) : undefined;
  return parsed?.ok ? indented(parsed.value) : text;
}
