const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Percent-decodes a text as UTF-8 (RFC 3986 section 2.1); undefined for a stray `%` or octets that are not UTF-8. */
export function percentDecode(text: string): string | undefined {
  if (!text.includes("%")) return text;
  let decoded = "";
  let from = 0;
  for (let at = text.indexOf("%"); at >= 0; at = text.indexOf("%", from)) {
    const run = octetsAt(text, at);
    const characters = run === undefined ? undefined : decodeUtf8(run);
    if (run === undefined || characters === undefined) return undefined;
    decoded += text.slice(from, at) + characters;
    from = at + 3 * run.length;
  }
  return decoded + text.slice(from);
}

/** The octets of a run of percent-encodings; undefined when one of them is none. */
function octetsAt(text: string, start: number): Uint8Array | undefined {
  const octets: number[] = [];
  for (let at = start; text[at] === "%"; at += 3) {
    const hex = text.slice(at + 1, at + 3);
    if (!/^[0-9A-Fa-f]{2}$/.test(hex)) return undefined;
    octets.push(Number.parseInt(hex, 16));
  }
  return Uint8Array.from(octets);
}

function decodeUtf8(octets: Uint8Array): string | undefined {
  try {
    return UTF_8.decode(octets);
  } catch {
    return undefined;
  }
}
