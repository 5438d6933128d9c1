import { decodeTransfer, type HeaderFields } from "@porchlight/sip-message";

/** Content of a part, as base64 without line breaks. */
export interface Transferred {
  readonly base64: string;
  /** How many it has, decoded. */
  readonly octets: number;
}

/** Undefined for an encoding that is not understood, or octets that are not of it. */
export function transferred(headers: HeaderFields, body: Uint8Array): Transferred | undefined {
  const content = decodeTransfer(headers, body);
  return content && { base64: toBase64(content), octets: content.length };
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** RFC 4648 section 4. */
function toBase64(octets: Uint8Array): string {
  let text = "";
  for (let at = 0; at < octets.length; at += 3) {
    const [first = 0, second = 0, third = 0] = octets.subarray(at, at + 3);
    const bits = (first << 16) | (second << 8) | third;
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((bits >> shift) & 0x3f)).join("");
    const left = octets.length - at;
    text += left >= 3 ? letters : `${letters.slice(0, left + 1)}${"=".repeat(3 - left)}`;
  }
  return text;
}
