import type { SaidField } from "@porchlight/admin-api";
import { type PresenceRule, readPresenceRules } from "@porchlight/documents";
import type { Saying } from "@porchlight/kernel";
import { parseXml, type XmlDocument } from "@porchlight/xml";
import { phraseIn } from "../../../api/said-text";

/** A text as rules: each as it stands in the document, or why it does not read. */
export type OpenedDraft =
  | { readonly kind: "rules"; readonly document: XmlDocument; readonly rules: readonly PresenceRule[] }
  | { readonly kind: "fault"; readonly reason: Saying; readonly line: number | undefined }
  /** Nothing is written yet. */
  | { readonly kind: "empty" };

export function openDraft(text: string): OpenedDraft {
  if (text.trim() === "") return { kind: "empty" };
  const parsed = parseXml(text);
  if (!parsed.ok) {
    const { reason, offset } = parsed.error;
    return { kind: "fault", reason, line: lineAt(text, offset) };
  }
  const rules = readPresenceRules(parsed.value);
  if (!rules.ok) return { kind: "fault", reason: rules.error, line: undefined };
  return { kind: "rules", document: parsed.value, rules: rules.value };
}

/** Number of the line that an offset is in, from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/** Where a line begins and ends, without its line end. */
export function lineSpan(text: string, line: number): { readonly start: number; readonly end: number } {
  const lines = text.split("\n");
  const start = lines.slice(0, line - 1).reduce((offset, each) => offset + each.length + 1, 0);
  return { start, end: start + (lines[line - 1]?.length ?? 0) };
}

/** The line that a refusal of the server names. */
export function lineIn(refusal: SaidField | null): number | undefined {
  const line = refusal === null ? undefined : phraseIn(refusal, "at-line")?.places.line;
  return typeof line === "number" ? line : undefined;
}
