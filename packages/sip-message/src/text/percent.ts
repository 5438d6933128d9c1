import { decodeUtf8, encodeUtf8 } from "../serialize/utf8";

/**
 * The text with each `%HH` replaced by the octet it stands for, once and never again (RFC 3986 section 2.4).
 * Undefined for a `%` without two hexadecimal digits and for octets that are not UTF-8.
 */
export function unescapedOnce(text: string): string | undefined {
  if (!text.includes("%")) return text;
  const octets: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code !== 0x25) {
      if (code > 0x7f) return undefined;
      octets.push(code);
      continue;
    }
    const high = hexValue(text.charCodeAt(index + 1));
    const low = hexValue(text.charCodeAt(index + 2));
    if (high === -1 || low === -1) return undefined;
    octets.push(high * 16 + low);
    index += 2;
  }
  return decodeUtf8(Uint8Array.from(octets));
}

/** Which US-ASCII characters may stand for themselves in one component of a URI. */
export type CharacterSet = Uint8Array;

/** Letters, digits, RFC 3261 section 25.1 `mark` and the characters given. */
export function unreservedAnd(others: string): CharacterSet {
  const set = new Uint8Array(128);
  const alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  for (const character of `${alphanumeric}-_.!~*'()${others}`) set[character.charCodeAt(0)] = 1;
  return set;
}

/** The text with everything outside `allowed` written as `%HH` of its UTF-8 octets. */
export function escaped(text: string, allowed: CharacterSet): string {
  if (isPlain(text, allowed)) return text;
  let out = "";
  for (const octet of encodeUtf8(text)) {
    out +=
      allowed[octet] === 1
        ? String.fromCharCode(octet)
        : `%${octet.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return out;
}

/** Whether the text consists of allowed characters and `%`; whether its escapes are well-formed is seen on unescaping. */
export function isEscaped(text: string, allowed: CharacterSet): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code !== 0x25 && allowed[code] !== 1) return false;
  }
  return true;
}

function isPlain(text: string, allowed: CharacterSet): boolean {
  for (let index = 0; index < text.length; index++) if (allowed[text.charCodeAt(index)] !== 1) return false;
  return true;
}

function hexValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
