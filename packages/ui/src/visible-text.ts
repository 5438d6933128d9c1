/** Direction overrides and isolates, characters without width: they can make a text look like another one. */
const TRICKY = /[\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/**
 * Text from outside as it is shown: control characters become their pictures, characters that hide or reorder others
 * become a replacement mark, and what is longer than `most` characters is cut.
 */
export function visibleText(text: string, most = 2000): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  return cut
    .replace(/[\u0000-\u001f]/g, (char) => String.fromCharCode(0x2400 + char.charCodeAt(0)))
    .replace(/\u007f/g, "\u2421")
    .replace(/[\u0080-\u009f]/g, "\ufffd")
    .replace(TRICKY, "\ufffd");
}
