import {
  type PresenceDocument,
  type PresenceSummary,
  presenceSummary,
  readPresence,
} from "@porchlight/documents";
import { fail, instant, ok, type Result } from "@porchlight/kernel";
import { parseXml } from "@porchlight/xml";
import type { AnnouncedContent } from "../content/announced-content";

/** A presence document and what it comes to. */
export interface PresenceReading {
  readonly document: PresenceDocument;
  /** Mark, note, activities and since, as of the time of reading; `presenceSummary` gives it for another time. */
  readonly summary: PresenceSummary;
  /** What came with the document by reference; the document names it by URL, or by Content-ID as `cid:`. */
  readonly references: readonly AnnouncedContent[];
}

/** The type of a whole presence document. */
export const presenceType = "application/pidf+xml";

/** Reads a presence document. The error is one sentence on what is wrong. */
export function readPresenceText(
  text: string,
  references: readonly AnnouncedContent[] = [],
): Result<PresenceReading, string> {
  const xml = parseXml(text);
  if (!xml.ok) return fail(xml.error.reason.text);
  const document = readPresence(xml.value);
  if (!document.ok) return fail(document.error.text);
  const summary = presenceSummary(document.value, instant(Date.now()));
  return ok({ document: document.value, summary, references });
}
