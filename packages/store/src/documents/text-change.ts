/**
 * A text as what it changes in another one: so many UTF-16 code units of its beginning and of its end stay, with
 * `middle` between them. Never cuts a surrogate pair.
 */
export interface TextChange {
  readonly head: number;
  readonly tail: number;
  readonly middle: string;
}

/** What makes `before` into `after`. */
export function textChange(before: string, after: string): TextChange {
  const longest = Math.min(before.length, after.length);
  const head = wholeCharacters(after, commonHead(before, after, longest), -1);
  const tailAt = after.length - commonTail(before, after, longest - head);
  const tail = after.length - wholeCharacters(after, tailAt, 1);
  return { head, tail, middle: after.slice(head, after.length - tail) };
}

/** The text that changes, one after the other, make of a whole one. */
export function changedText(whole: string, changes: readonly TextChange[]): string {
  let pieces: readonly string[] = [whole];
  for (const { head, tail, middle } of changes)
    pieces = [...firstOf(pieces, head), middle, ...lastOf(pieces, tail)];
  return pieces.join("");
}

/** Long parts are compared as wholes, which costs next to nothing; the search is in the part that differs. */
function commonHead(before: string, after: string, longest: number): number {
  let [same, step] = [0, 65_536];
  while (step >= 1) {
    const end = Math.min(same + step, longest);
    if (end > same && before.slice(same, end) === after.slice(same, end)) same = end;
    else step = Math.floor(step / 2);
  }
  return same;
}

function commonTail(before: string, after: string, longest: number): number {
  let [same, step] = [0, 65_536];
  while (step >= 1) {
    const end = Math.min(same + step, longest);
    if (end > same && isSameFromEnd(before, after, same, end)) same = end;
    else step = Math.floor(step / 2);
  }
  return same;
}

const isSameFromEnd = (before: string, after: string, from: number, to: number): boolean =>
  before.slice(before.length - to, before.length - from) ===
  after.slice(after.length - to, after.length - from);

/** The offset itself, or the one beside it where it would stand inside a surrogate pair. */
function wholeCharacters(text: string, at: number, aside: 1 | -1): number {
  const isInside = /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
  return isInside ? at + aside : at;
}

function firstOf(pieces: readonly string[], length: number): string[] {
  const kept: string[] = [];
  let missing = length;
  for (const piece of pieces) {
    if (missing === 0) break;
    kept.push(piece.length <= missing ? piece : piece.slice(0, missing));
    missing -= Math.min(piece.length, missing);
  }
  return kept;
}

function lastOf(pieces: readonly string[], length: number): string[] {
  const kept: string[] = [];
  let missing = length;
  for (const piece of pieces.toReversed()) {
    if (missing === 0) break;
    kept.push(piece.length <= missing ? piece : piece.slice(piece.length - missing));
    missing -= Math.min(piece.length, missing);
  }
  return kept.reverse();
}
