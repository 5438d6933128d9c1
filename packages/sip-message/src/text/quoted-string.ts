const quoteCode = 0x22;
const backslashCode = 0x5c;

/** Index just after the closing quote of the quoted string that opens at `at`, or -1 when it never closes. */
export function endOfQuoted(text: string, at: number): number {
  for (let index = at + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === backslashCode) index++;
    else if (code === quoteCode) return index + 1;
  }
  return -1;
}

/** The meaning of the quoted string between `start` (its opening quote) and `end` (just after the closing one). */
export function unquoted(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  if (!inner.includes("\\")) return inner;
  let out = "";
  for (let index = 0; index < inner.length; index++) {
    if (inner.charCodeAt(index) === backslashCode) index++;
    out += inner.charAt(index);
  }
  return out;
}

/** Text as a quoted string. CR and LF cannot be quoted (RFC 3261 section 25.1) and become a space. */
export function quoted(text: string): string {
  let out = '"';
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x0d || code === 0x0a) out += " ";
    else if (needsBackslash(code)) out += `\\${text.charAt(index)}`;
    else out += text.charAt(index);
  }
  return `${out}"`;
}

const needsBackslash = (code: number): boolean =>
  code === quoteCode || code === backslashCode || (code < 0x20 && code !== 0x09) || code === 0x7f;
