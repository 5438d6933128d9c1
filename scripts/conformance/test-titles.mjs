// Finds the titles of tests in a source text without running it.

const CALL = /(?<![\w.$])(?:test|it|describe)((?:\.\w+)*)\s*(?=[(`])/g;
const QUOTES = "\"'`";
const SKIPPED = /\.(?:skip|todo|fixme)\b/;

/** Titles of `test`, `it` and `describe` in order, those of skipped ones left out. A `.each` has one title for all rows. */
export function testTitles(source) {
  const titles = [];
  for (const match of source.matchAll(CALL)) {
    if (SKIPPED.test(match[1])) continue;
    const title = titleAt(source, match.index + match[0].length);
    if (title !== undefined) titles.push(title);
  }
  return titles;
}

/** The text that a call begins with; after `.each(rows)` that of the call which follows. */
function titleAt(source, start) {
  let at = start;
  while (source[at] === "(" || source[at] === "`") {
    if (source[at] === "(") {
      const first = skipSpace(source, at + 1);
      if (QUOTES.includes(source[first])) return source.slice(first + 1, endOfText(source, first) - 1);
    }
    at = skipSpace(source, source[at] === "(" ? endOfBrackets(source, at) : endOfText(source, at));
    if (source.startsWith("as const", at)) at = skipSpace(source, at + "as const".length);
  }
  return undefined;
}

/** Index after the bracket that closes the one at `start`. */
function endOfBrackets(source, start) {
  let depth = 0;
  let at = start;
  while (at < source.length) {
    const character = source[at];
    if (QUOTES.includes(character)) at = endOfText(source, at);
    else if (source.startsWith("//", at)) at = endOfLine(source, at);
    else {
      if (character === "(" || character === "[" || character === "{") depth += 1;
      if (character === ")" || character === "]" || character === "}") depth -= 1;
      at += 1;
      if (depth === 0) return at;
    }
  }
  return at;
}

/** Index after the quote that ends the text which begins at `start`. */
function endOfText(source, start) {
  const quote = source[start];
  let at = start + 1;
  while (at < source.length && source[at] !== quote) at += source[at] === "\\" ? 2 : 1;
  return at + 1;
}

function endOfLine(source, start) {
  const end = source.indexOf("\n", start);
  return end === -1 ? source.length : end;
}

function skipSpace(source, start) {
  let at = start;
  while (/\s/.test(source[at] ?? "")) at += 1;
  return at;
}
