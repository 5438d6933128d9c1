/** A token of lower-case hexadecimal digits with `bytes` bytes of randomness. */
export function randomToken(bytes = 10): string {
  let text = "";
  for (const value of crypto.getRandomValues(new Uint8Array(bytes)))
    text += value.toString(16).padStart(2, "0");
  return text;
}

/** A random UUID, RFC 9562 version 4. Works on pages without a secure context too. */
export function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (value) => value.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
