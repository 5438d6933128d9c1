import type { HeaderFields } from "@porchlight/sip-message";

/** Content of a part, as base64 without line breaks. */
export interface Transferred {
  readonly base64: string;
  /** How many it has, decoded. */
  readonly octets: number;
}

/** Takes the Content-Transfer-Encoding off; undefined for one that is not understood, or octets that are not of it. */
export function transferred(headers: HeaderFields, body: Uint8Array): Transferred | undefined {
  switch (headers.first("content-transfer-encoding")?.trim().toLowerCase() ?? "binary") {
    case "7bit":
    case "8bit":
    case "binary":
      return { base64: toBase64(body), octets: body.length };
    case "base64":
      return fromBase64(body);
    default:
      return undefined;
  }
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function fromBase64(body: Uint8Array): Transferred | undefined {
  let base64 = "";
  for (const octet of body) {
    if (octet > 0x7f) return undefined;
    if (octet > 0x20) base64 += String.fromCharCode(octet);
  }
  if (!BASE64.test(base64)) return undefined;
  const padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
  return { base64, octets: (base64.length / 4) * 3 - padding };
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
