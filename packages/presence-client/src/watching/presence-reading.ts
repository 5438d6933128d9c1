import {
  type PresenceDocument,
  type PresenceSummary,
  presenceSummary,
  readPresence,
} from "@porchlight/documents";
import { fail, instant, ok, type Result } from "@porchlight/kernel";
import { parseXml } from "@porchlight/xml";

/** A presence document and what it comes to. */
export interface PresenceReading {
  readonly document: PresenceDocument;
  /** Mark, note, activities and since, as of the time of reading; `presenceSummary` gives it for another time. */
  readonly summary: PresenceSummary;
}

/** The type of a whole presence document. */
export const presenceType = "application/pidf+xml";

/** Reads a presence document. The error is one sentence on what is wrong. */
export function readPresenceText(text: string): Result<PresenceReading, string> {
  const xml = parseXml(text);
  if (!xml.ok) return fail(xml.error.reason);
  const document = readPresence(xml.value);
  if (!document.ok) return document;
  return ok({ document: document.value, summary: presenceSummary(document.value, instant(Date.now())) });
}
