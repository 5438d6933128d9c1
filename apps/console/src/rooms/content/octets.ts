/** Octets in base64 as the text that they are in UTF-8. */
export function textOf(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (octet) => octet.charCodeAt(0)));
}

/** The octets of a file in base64. */
export async function base64Of(file: Blob): Promise<string> {
  const octets = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let start = 0; start < octets.length; start += AT_ONCE) {
    text += String.fromCharCode(...octets.subarray(start, start + AT_ONCE));
  }
  return btoa(text);
}

/** As many as one call may have arguments, everywhere. */
const AT_ONCE = 8192;
