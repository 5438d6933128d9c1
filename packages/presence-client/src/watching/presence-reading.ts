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

/** For the Accept of a SUBSCRIBE to `presence`. */
export const presenceTypes = "application/pidf+xml";

/** Reads a NOTIFY body. The error is `unsupported-type`, or one sentence on what is wrong. */
export function readPresenceBody(
  contentType: string | undefined,
  body: string,
): Result<PresenceReading, string> {
  const type = (contentType ?? presenceTypes).split(";")[0]?.trim().toLowerCase();
  if (type !== presenceTypes) return fail("unsupported-type");
  const xml = parseXml(body);
  if (!xml.ok) return fail(xml.error.reason);
  const document = readPresence(xml.value);
  if (!document.ok) return document;
  return ok({ document: document.value, summary: presenceSummary(document.value, instant(Date.now())) });
}
