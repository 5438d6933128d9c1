const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The characters of a body, a byte order mark included; undefined when it is not UTF-8. */
export function bodyText(body: Uint8Array): string | undefined {
  try {
    return UTF_8.decode(body);
  } catch {
    return undefined;
  }
}

const ENCODER = new TextEncoder();
const SCRATCH = new Uint8Array(65_536);

/** Octets of a text in UTF-8, counted without a copy of the whole. */
export function octetsOf(text: string): number {
  let octets = 0;
  for (let at = 0; at < text.length; ) {
    const { read, written } = ENCODER.encodeInto(text.slice(at, at + SCRATCH.length), SCRATCH);
    octets += written;
    at += read;
  }
  return octets;
}
