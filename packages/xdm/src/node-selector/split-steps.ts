/**
 * The steps of a node selector, still percent-encoded. A slash inside `[…]` belongs to an attribute value and does not
 * separate; brackets and quotes count in either spelling (RFC 4825 section 6.3).
 */
export function splitSteps(raw: string): string[] {
  const steps: string[] = [];
  let from = 0;
  let inPredicate = false;
  let quote = "";
  for (let at = 0; at < raw.length; ) {
    const [character, length] = characterAt(raw, at);
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (inPredicate) {
      if (character === '"' || character === "'") quote = character;
      else if (character === "]") inPredicate = false;
    } else if (character === "[") inPredicate = true;
    else if (character === "/" && length === 1) {
      steps.push(raw.slice(from, at));
      from = at + 1;
    }
    at += length;
  }
  steps.push(raw.slice(from));
  return steps;
}

const ENCODED: Readonly<Record<string, string>> = {
  "%22": '"',
  "%27": "'",
  "%2F": "/",
  "%5B": "[",
  "%5D": "]",
};

/** The character at an offset, decoded where it matters here, and how many characters it takes in the text. */
function characterAt(raw: string, at: number): readonly [string, number] {
  const plain = raw[at] ?? "";
  if (plain !== "%") return [plain, 1];
  const encoded = ENCODED[raw.slice(at, at + 3).toUpperCase()];
  return encoded === undefined ? [plain, 1] : [encoded, 3];
}
