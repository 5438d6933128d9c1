/** Index of the colon that ends the scheme, or -1 when the text does not start with `scheme:` (RFC 3986 section 3.1). */
export function endOfScheme(text: string): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x3a) return index > 0 ? index : -1;
    if (!(isLetter(code) || (index > 0 && isSchemeRest(code)))) return -1;
  }
  return -1;
}

/** Something that can stand where a URI is expected: a scheme, then visible ASCII without `<`, `>` and `"`. */
export function isUriText(text: string): boolean {
  const colon = endOfScheme(text);
  if (colon === -1 || colon + 1 === text.length) return false;
  for (let index = colon + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code <= 0x20 || code >= 0x7f || code === 0x3c || code === 0x3e || code === 0x22) return false;
  }
  return true;
}

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

const isSchemeRest = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e;
