const cr = 0x0d;
const lf = 0x0a;
const dash = 0x2d;

/** 1 to 70 characters, none of them a space at the end (RFC 2046 section 5.1.1). */
export const isBoundary = (text: string): boolean =>
  /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/.test(text);

/** One line `--boundary` or `--boundary--`. */
export interface Delimiter {
  /** Where the line break before it starts: the end of the part it closes. */
  readonly start: number;
  /** Just after its own line break. */
  readonly end: number;
  readonly isLast: boolean;
}

/** The first delimiter line at or after `from`, which is the start of a line. Linear in what it passes over. */
export function findDelimiter(octets: Uint8Array, from: number, boundary: Uint8Array): Delimiter | undefined {
  for (let line = from; line !== -1 && line < octets.length; line = nextLine(octets, line)) {
    if (octets[line] !== dash) continue;
    const delimiter = delimiterAt(octets, line, boundary);
    if (delimiter !== undefined) return { ...delimiter, start: Math.max(from, line - 2) };
  }
  return undefined;
}

function nextLine(octets: Uint8Array, start: number): number {
  let at = octets.indexOf(lf, start);
  while (at !== -1 && octets[at - 1] !== cr) at = octets.indexOf(lf, at + 1);
  return at === -1 ? -1 : at + 1;
}

/** White space may follow the boundary on its line; anything else makes the line content. */
function delimiterAt(
  octets: Uint8Array,
  line: number,
  boundary: Uint8Array,
): { readonly end: number; readonly isLast: boolean } | undefined {
  if (octets[line + 1] !== dash) return undefined;
  let at = line + 2;
  for (const octet of boundary) if (octets[at++] !== octet) return undefined;
  const isLast = octets[at] === dash && octets[at + 1] === dash;
  if (isLast) at += 2;
  while (octets[at] === 0x20 || octets[at] === 0x09) at++;
  if (octets[at] === cr && octets[at + 1] === lf) return { end: at + 2, isLast };
  return isLast && at >= octets.length ? { end: octets.length, isLast } : undefined;
}
