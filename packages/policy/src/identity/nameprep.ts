/** RFC 3454 table B.1. */
const MAPPED_TO_NOTHING = /[\u180b-\u180d]|[\ufe00-\ufe0f]|\u034f|[\u00ad\u1806\u200b-\u200d\u2060\ufeff]/gu;

/** RFC 3454 tables C.1.2, C.2.2 and C.3 to C.9, as RFC 3491 section 5 has them. */
const PROHIBITED =
  /\u0340|\u0341|[\u0080-\u00a0\u06dd\u070f\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2063\u206a-\u206f\u2ff0-\u2ffb\u3000\ufff9-\uffff\u{1d173}-\u{1d17a}\u{e0001}\u{e0020}-\u{e007f}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** Letters written from right to left (RFC 3454 table D.1, by block). */
const RIGHT_TO_LEFT = /[\u05be-\u07b1\ufb1d-\ufdfc\ufe70-\ufefc]/u;
const LEFT_TO_RIGHT = /(?![\u05be-\u07b1\ufb1d-\ufdfc\ufe70-\ufefc])\p{L}/u;

/** Prepares one label of a domain name (RFC 3491); undefined when it holds what no label may. */
export function nameprep(label: string): string | undefined {
  const folded = caseFolded(label.replace(MAPPED_TO_NOTHING, "")).normalize("NFKC");
  if (PROHIBITED.test(folded) || !isOneDirection(folded)) return undefined;
  return folded;
}

/**
 * Case folding for use with NFKC (RFC 3454 table B.2). On decomposed text lower case is the fold, but for the sharp s,
 * the final sigma and the iota subscript.
 */
function caseFolded(text: string): string {
  let folded = "";
  for (const character of text.normalize("NFKD")) folded += FOLDS.get(character) ?? character.toLowerCase();
  return folded;
}

const FOLDS: ReadonlyMap<string, string> = new Map([
  ["\u00df", "ss"],
  ["\u03c2", "\u03c3"],
  ["\u0345", "\u03b9"],
]);

/** RFC 3454 section 6. */
function isOneDirection(text: string): boolean {
  if (!RIGHT_TO_LEFT.test(text)) return true;
  const characters = [...text];
  const isOutside = (character: string | undefined) =>
    character === undefined || !RIGHT_TO_LEFT.test(character);
  return (
    !LEFT_TO_RIGHT.test(text) && !isOutside(characters[0]) && !isOutside(characters[characters.length - 1])
  );
}
