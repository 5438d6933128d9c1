/** Octets of a text in UTF-8. */
export function utf8Length(text: string): number {
  let octets = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    const paired = code >= 0xd800 && code <= 0xdfff;
    octets += code < 0x800 || paired ? 1 : 2;
  }
  return octets;
}
