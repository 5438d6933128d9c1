import { type LineEdit, lineEdits } from "./line-edits";

/** Unchanged lines shown around a change. */
const CONTEXT = 3;

/** A text with the name it has in the difference. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The difference of two texts in the unified format; empty when they are equal. Lines end with LF. */
export function unifiedDiff(before: NamedText, after: NamedText): string {
  if (before.text === after.text) return "";
  const [old, fresh] = [linesOf(before.text), linesOf(after.text)];
  const hunks = hunksOf(placed(lineEdits(old, fresh)));
  const lines = hunks.flatMap((hunk) => hunkLines(hunk, old, fresh));
  return [`--- ${before.name}\n`, `+++ ${after.name}\n`, ...lines].join("");
}

/** The lines of a text, each with its end. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** A change: lines `from` up to `to` of each text, counted from 0. */
interface Change {
  readonly old: Span;
  readonly fresh: Span;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function placed(edits: readonly LineEdit[]): readonly Change[] {
  const changes: Change[] = [];
  let [old, fresh] = [0, 0];
  for (const { kept, removed, added } of edits) {
    [old, fresh] = [old + kept, fresh + kept];
    if (removed + added > 0) {
      changes.push({ old: { from: old, to: old + removed }, fresh: { from: fresh, to: fresh + added } });
    }
    [old, fresh] = [old + removed, fresh + added];
  }
  return changes;
}

/** Changes whose contexts touch are told together. */
function hunksOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1)?.at(-1);
    if (last !== undefined && change.old.from - last.old.to <= 2 * CONTEXT) hunks.at(-1)?.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function hunkLines(changes: readonly Change[], old: readonly string[], fresh: readonly string[]): string[] {
  const [first, last] = [changes[0] as Change, changes[changes.length - 1] as Change];
  const before = Math.min(CONTEXT, first.old.from);
  const behind = Math.min(CONTEXT, old.length - last.old.to);
  const lines: string[] = [];
  let at = first.old.from - before;
  for (const change of changes) {
    lines.push(...marked(" ", old.slice(at, change.old.from)));
    lines.push(...marked("-", old.slice(change.old.from, change.old.to)));
    lines.push(...marked("+", fresh.slice(change.fresh.from, change.fresh.to)));
    at = change.old.to;
  }
  lines.push(...marked(" ", old.slice(at, at + behind)));
  const oldSpan = { from: first.old.from - before, to: last.old.to + behind };
  const freshSpan = { from: first.fresh.from - before, to: last.fresh.to + behind };
  return [`@@ -${range(oldSpan)} +${range(freshSpan)} @@\n`, ...lines];
}

/** First line, counted from 1, and how many; where there are none, the line before. */
const range = ({ from, to }: Span): string => `${to > from ? from + 1 : from},${to - from}`;

const marked = (mark: string, lines: readonly string[]): string[] =>
  lines.map((line) => (line.endsWith("\n") ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`));
