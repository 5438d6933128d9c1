const encoder = new TextEncoder();
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lossyDecoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/** Octets of the text in UTF-8. A lone surrogate counts as the three octets of U+FFFD it is written as. */
export function utf8Length(text: string): number {
  let octets = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    octets += code < 0x800 ? 1 : 2;
    if (isHighSurrogate(code) && isLowSurrogate(text.charCodeAt(index + 1))) index++;
  }
  return octets;
}

/** The text of UTF-8 octets, a leading byte order mark kept; undefined when they are not UTF-8. */
export function decodeUtf8(octets: Uint8Array): string | undefined {
  try {
    return strictDecoder.decode(octets);
  } catch {
    return undefined;
  }
}

/** The text of UTF-8 octets with U+FFFD for what is not UTF-8. */
export const decodeUtf8Lossy = (octets: Uint8Array): string => lossyDecoder.decode(octets);

export const encodeUtf8 = (text: string): Uint8Array => encoder.encode(text);

/**
 * The same text in memory of its own. Field values share the memory of the whole message they were read from;
 * whoever keeps one for long keeps a copy.
 */
export function ownCopy(text: string): string {
  if (text === "") return text;
  // A code unit takes three octets at most.
  if (text.length * 3 > copyRoom.length) return lossyDecoder.decode(encoder.encode(text));
  const { written } = encoder.encodeInto(text, copyRoom);
  return lossyDecoder.decode(copyRoom.subarray(0, written));
}

/** Where texts of usual length are encoded to be copied. */
const copyRoom = new Uint8Array(768);

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
