const tokenClass = 1;
const digitClass = 2;
const valueClass = 4;

const classes = new Uint8Array(128);
const mark = (characters: string, bit: number): void => {
  for (const character of characters)
    classes[character.charCodeAt(0)] = (classes[character.charCodeAt(0)] ?? 0) | bit;
};

const digits = "0123456789";
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const tokenCharacters = `${digits}${letters}-.!%*_+\`'~`;
mark(digits, digitClass);
mark(tokenCharacters, tokenClass | valueClass);
// A parameter value is a token, a host (with its brackets and colons) or a quoted string; "/", "@", "=" and "?" are tolerated.
mark("[]:/@=?", valueClass);

/** RFC 3261 section 25.1 `token` characters. */
export const isTokenCode = (code: number): boolean => code < 128 && ((classes[code] ?? 0) & tokenClass) !== 0;

export const isDigitCode = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Characters of an unquoted parameter value. */
export const isValueCode = (code: number): boolean => code < 128 && ((classes[code] ?? 0) & valueClass) !== 0;

/** SP or HTAB. */
export const isSpaceCode = (code: number): boolean => code === 0x20 || code === 0x09;

/** One or more token characters. */
export function isToken(text: string): boolean {
  return text.length > 0 && endOfToken(text, 0) === text.length;
}

/** Index of the first character at or after `at` that is no token character. */
export function endOfToken(text: string, at: number): number {
  let index = at;
  while (index < text.length && isTokenCode(text.charCodeAt(index))) index++;
  return index;
}

/** Index of the first character at or after `at` that is neither SP nor HTAB. */
export function skipSpace(text: string, at: number): number {
  let index = at;
  while (index < text.length && isSpaceCode(text.charCodeAt(index))) index++;
  return index;
}

/** `text` from `start` to `end` without white space at both ends. */
export function trimmed(text: string, start: number, end: number): string {
  let from = start;
  let to = end;
  while (from < to && isSpaceCode(text.charCodeAt(from))) from++;
  while (to > from && isSpaceCode(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

/** Visible US-ASCII only, at least one character. */
export function isVisible(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code <= 0x20 || code >= 0x7f) return false;
  }
  return text.length > 0;
}
