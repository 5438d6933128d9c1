/** The URI that a person means: `bob@office.test` is `sip:bob@office.test`. Undefined for what cannot be watched. */
export function watchableUri(text: string): string | undefined {
  const bare = text.trim().replace(/^<(.*)>$/, "$1");
  if (/^(?:sips?|pres):[^\s@<>"]+@[^\s@<>"]+$/i.test(bare)) return bare;
  return /^[^\s@:<>"]+@[^\s@:<>"]+$/.test(bare) ? `sip:${bare}` : undefined;
}
