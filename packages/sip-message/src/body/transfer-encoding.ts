import type { HeaderFields } from "../header-fields";

/**
 * The content of a body part, its Content-Transfer-Encoding taken off (RFC 2045 section 6): never longer than the part.
 * Undefined for an encoding that is not understood, or octets that are not of it.
 */
export function decodeTransfer(headers: HeaderFields, body: Uint8Array): Uint8Array | undefined {
  switch (headers.first("content-transfer-encoding")?.trim().toLowerCase() ?? "binary") {
    case "7bit":
    case "8bit":
    case "binary":
      return body;
    case "base64":
      return fromBase64(body);
    case "quoted-printable":
      return fromQuotedPrintable(body);
    default:
      return undefined;
  }
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const valueByLetter = new Map([...ALPHABET].map((letter, value) => [letter.charCodeAt(0), value]));

const lf = 0x0a;
const cr = 0x0d;
const tab = 0x09;
const space = 0x20;
const equals = 0x3d;

const isBlank = (octet: number | undefined): boolean => octet === space || octet === tab;
const isWhite = (octet: number): boolean => isBlank(octet) || octet === cr || octet === lf;

/** White space between letters does not count; the padding has to be there (RFC 4648 section 4). */
function fromBase64(body: Uint8Array): Uint8Array | undefined {
  const decoded = new Uint8Array(Math.ceil((body.length * 3) / 4));
  let letters = 0;
  let padding = 0;
  let bits = 0;
  let length = 0;
  for (const octet of body) {
    if (isWhite(octet)) continue;
    const value = octet === equals ? 0 : valueByLetter.get(octet);
    if (value === undefined || (padding > 0 && octet !== equals)) return undefined;
    if (octet === equals) padding += 1;
    letters += 1;
    bits = ((bits << 6) | value) & 0xffffff;
    if (letters % 4 !== 0) continue;
    decoded.set([bits >> 16, (bits >> 8) & 0xff, bits & 0xff], length);
    length += 3;
  }
  return letters % 4 === 0 && padding <= 2 ? decoded.subarray(0, length - padding) : undefined;
}

/** White space at the end of a line is not of it (RFC 2045 section 6.7, rule 3). */
function fromQuotedPrintable(body: Uint8Array): Uint8Array | undefined {
  const decoded = new Uint8Array(body.length);
  let length = 0;
  let lineEnd = 0;
  for (let at = 0; at < body.length; ) {
    const unit = readUnit(body, at);
    if (unit === undefined) return undefined;
    if (unit.kind === "line break") length = lineEnd;
    decoded.set(unit.octets, length);
    length += unit.octets.length;
    if (unit.kind !== "blank") lineEnd = length;
    at = unit.end;
  }
  return decoded.subarray(0, lineEnd);
}

interface Unit {
  readonly kind: "octet" | "blank" | "line break";
  readonly octets: Uint8Array;
  readonly end: number;
}

function readUnit(body: Uint8Array, at: number): Unit | undefined {
  const octet = body[at] ?? 0;
  if (octet === equals) return readEscape(body, at + 1);
  const lineBreak = lineBreakAt(body, at);
  if (lineBreak > at) return { kind: "line break", octets: body.subarray(at, lineBreak), end: lineBreak };
  if (octet > 0x7e || (octet < space && octet !== tab)) return undefined;
  return { kind: isBlank(octet) ? "blank" : "octet", octets: body.subarray(at, at + 1), end: at + 1 };
}

/** Two digits, or a line break that is not of the content. */
function readEscape(body: Uint8Array, at: number): Unit | undefined {
  const digits = String.fromCharCode(...body.subarray(at, at + 2));
  if (/^[0-9A-Fa-f]{2}$/.test(digits))
    return { kind: "octet", octets: Uint8Array.of(Number.parseInt(digits, 16)), end: at + 2 };
  let end = at;
  while (isBlank(body[end])) end += 1;
  const after = lineBreakAt(body, end);
  if (after === end && end < body.length) return undefined;
  return { kind: "octet", octets: new Uint8Array(0), end: after };
}

/** The end of a line break; where it would begin if there is none. */
function lineBreakAt(body: Uint8Array, at: number): number {
  if (body[at] === lf) return at + 1;
  return body[at] === cr && body[at + 1] === lf ? at + 2 : at;
}
