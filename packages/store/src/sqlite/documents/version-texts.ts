import { changedText, type TextChange, textChange } from "../../documents/text-change";
import type { AcceptedWrite } from "../../documents/write-judge";
import { unescapedText } from "../row-text";

/** How the text of a version is kept: whole, or as a change of the version before it. */
export interface KeptText {
  /** The version at or before this one whose text is whole; a deletion counts as one. */
  readonly wholeVersion: number;
  /** Undefined where the text is whole. */
  readonly change: TextChange | undefined;
}

/** Columns of `document_version` as `v` that `wholeTexts` reads. */
export const TEXT_COLUMNS = `v."selector", v."version", v."head", v."tail", v."text"`;

export interface TextRow {
  readonly selector: string;
  readonly version: bigint;
  readonly head: bigint | null;
  readonly tail: bigint | null;
  readonly text: string | null;
}

/**
 * The texts that rows come to, by selector. The rows of one selector begin with a whole text and rise by one version;
 * the text is that of the last.
 */
export function wholeTexts(rows: readonly TextRow[]): ReadonlyMap<string, string> {
  const chains = new Map<string, { whole: string; readonly changes: TextChange[] }>();
  for (const { selector, head, tail, text } of rows) {
    if (text === null) continue;
    const part = unescapedText(text);
    if (head === null || tail === null) chains.set(selector, { whole: part, changes: [] });
    else chains.get(selector)?.changes.push({ head: Number(head), tail: Number(tail), middle: part });
  }
  return new Map(
    [...chains].map(([selector, { whole, changes }]) => [selector, changedText(whole, changes)]),
  );
}

/** Texts below this length are always kept whole, in UTF-16 code units: their rows are short anyway. */
const SHORT_TEXT = 16_384;

/** A chain of changes is at most so many times as long as the history of its document. */
const CHAIN_FACTOR = 4;

/** How the text of a write is to be kept; `wholeVersion` is of the document before it. */
export function keptText(
  { write, version, before }: AcceptedWrite,
  wholeVersion: number,
  versionsPerDocument: number,
): KeptText {
  const whole = { wholeVersion: version, change: undefined };
  if (write.kind === "delete" || before === undefined || write.text.length < SHORT_TEXT) return whole;
  if (version - wholeVersion >= CHAIN_FACTOR * (versionsPerDocument - 1)) return whole;
  const change = textChange(before, write.text);
  return change.middle.length * 2 < write.text.length ? { wholeVersion, change } : whole;
}
