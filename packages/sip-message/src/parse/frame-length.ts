const cr = 0x0d;
const lf = 0x0a;

/**
 * Content-Length in the head that stands between `start` and `end`, read from the octets alone so that a stream can be
 * cut before anything is parsed. "malformed" also when the field is repeated (RFC 4475 section 3.3.9).
 */
export function declaredLength(
  octets: Uint8Array,
  start: number,
  end: number,
): number | "absent" | "malformed" {
  let found: number | "absent" | "malformed" = "absent";
  for (let line = start; line < end; line = nextLine(octets, line, end)) {
    const valueStart = afterName(octets, line, end);
    if (valueStart === -1) continue;
    found = found === "absent" ? lengthAt(octets, valueStart, end) : "malformed";
  }
  return found;
}

function nextLine(octets: Uint8Array, start: number, end: number): number {
  let at = octets.indexOf(lf, start);
  while (at !== -1 && at < end && octets[at - 1] !== cr) at = octets.indexOf(lf, at + 1);
  return at === -1 ? end : at + 1;
}

const longName = "content-length";

/** Index after the colon when the line is a Content-Length field in long or compact form, else -1. */
function afterName(octets: Uint8Array, line: number, end: number): number {
  let at = line;
  while (at < end && lower(octets[at]) === longName.charCodeAt(at - line)) at++;
  if (at - line !== longName.length) {
    if (lower(octets[line]) !== 0x6c) return -1;
    at = line + 1;
  }
  while (isSpace(octets[at])) at++;
  return octets[at] === 0x3a ? at + 1 : -1;
}

/** The digits after white space and folds; nothing but white space may follow them on their line. */
function lengthAt(octets: Uint8Array, start: number, end: number): number | "malformed" {
  let at = skipFoldedSpace(octets, start, end);
  const first = at;
  let length = 0;
  for (; at < end && isDigit(octets[at]); at++) {
    length = length * 10 + ((octets[at] ?? 0) - 0x30);
    if (length > Number.MAX_SAFE_INTEGER) return "malformed";
  }
  const last = skipFoldedSpace(octets, at, end);
  return at > first && (last >= end || octets[last] === cr) ? length : "malformed";
}

function skipFoldedSpace(octets: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    if (isSpace(octets[at])) at++;
    else if (octets[at] === cr && octets[at + 1] === lf && at + 2 < end && isSpace(octets[at + 2])) at += 3;
    else return at;
  }
  return at;
}

const lower = (octet: number | undefined): number =>
  octet !== undefined && octet >= 0x41 && octet <= 0x5a ? octet + 0x20 : (octet ?? 0);
const isSpace = (octet: number | undefined): boolean => octet === 0x20 || octet === 0x09;
const isDigit = (octet: number | undefined): boolean => octet !== undefined && octet >= 0x30 && octet <= 0x39;
