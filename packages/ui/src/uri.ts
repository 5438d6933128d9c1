/** `alice@office.test` for `sip:alice@office.test;transport=ws`: what a person calls an address. */
export function shortUri(uri: string): string {
  const match = /^sips?:([^;?>\s]+)/i.exec(uri.trim());
  return match?.[1] ?? uri;
}
