/** The text with every CR and LF made a space: nothing printed through it can end a line or start a header field. */
export function oneLine(text: string): string {
  return text.includes("\r") || text.includes("\n") ? text.replace(/[\r\n]+/g, " ") : text;
}
