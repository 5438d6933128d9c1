const cr = 0x0d;
const lf = 0x0a;

/** Index of the first octet at or after `start` that does not belong to a CRLF. */
export function skipLineBreaks(octets: Uint8Array, start: number): number {
  let at = start;
  while (octets[at] === cr && octets[at + 1] === lf) at += 2;
  return at;
}

/** Index of the first CRLF CRLF at or after `start` within `end`, or -1. */
export function indexOfEmptyLine(octets: Uint8Array, start: number, end = octets.length): number {
  // Any four adjacent octets hold exactly one that is looked at here, so none of the four of CRLF CRLF slips through.
  for (let at = start + 3; at < end; at += 4) {
    const octet = octets[at];
    if (octet !== lf && octet !== cr) continue;
    const earliest = octet === lf ? at - 3 : at - 2;
    if (isEmptyLine(octets, earliest, end)) return earliest;
    if (isEmptyLine(octets, earliest + 2, end)) return earliest + 2;
  }
  return -1;
}

const isEmptyLine = (octets: Uint8Array, at: number, end: number): boolean =>
  at + 4 <= end &&
  octets[at] === cr &&
  octets[at + 1] === lf &&
  octets[at + 2] === cr &&
  octets[at + 3] === lf;
