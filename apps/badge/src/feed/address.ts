/** The address of record in an attribute, as events name it: `alice@Office.test` is `sip:alice@office.test`. */
export function addressOf(text: string): string {
  const bare = text.trim().replace(/^(?:sip|pres):/i, "");
  const at = bare.lastIndexOf("@");
  return `sip:${bare.slice(0, at + 1)}${bare.slice(at + 1).toLowerCase()}`;
}
