/** Text in which each character stands for one octet, so that places in both are the same. */
export function latinText(octets: Uint8Array): string {
  let text = "";
  for (let start = 0; start < octets.length; start += atOnce) {
    text += String.fromCharCode(...octets.subarray(start, start + atOnce));
  }
  return text;
}

/** The octets of a text of `latinText`. */
export function latinOctets(text: string): Uint8Array {
  const octets = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) octets[index] = text.charCodeAt(index);
  return octets;
}

/** Arguments that one call takes without harm. */
const atOnce = 8192;
