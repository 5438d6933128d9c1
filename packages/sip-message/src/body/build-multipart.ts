import { oneLine } from "../text/one-line";
import { quoted } from "../text/quoted-string";

/** One part to be written. */
export interface PartToBuild {
  readonly contentType: string;
  /** Further header fields, such as Content-ID and Content-Disposition. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export interface MultipartToBuild {
  /** `mixed`, `alternative`, `related`. */
  readonly subtype: string;
  /** Tried first; lengthened when a part contains it. Token characters, at most 60. */
  readonly boundary: string;
  /** Parameters besides the boundary, such as `type` and `start`. */
  readonly params?: readonly (readonly [name: string, value: string])[];
  readonly parts: readonly PartToBuild[];
}

/** A multipart body and its Content-Type. A built multipart may be a part of another. */
export function buildMultipart(multipart: MultipartToBuild): {
  readonly contentType: string;
  readonly body: string;
} {
  const boundary = freeBoundary(multipart.boundary, multipart.parts);
  let contentType = `multipart/${multipart.subtype}`;
  for (const [name, value] of multipart.params ?? []) contentType += `;${name}=${quoted(value)}`;
  let body = "";
  for (const part of multipart.parts) body += `--${boundary}\r\n${printPart(part)}\r\n`;
  return {
    contentType: `${contentType};boundary=${printBoundary(boundary)}`,
    body: `${body}--${boundary}--\r\n`,
  };
}

/** A token stands without quotes: there are receivers that take those for a part of it. */
const printBoundary = (boundary: string): string =>
  /^[A-Za-z0-9.!%*_+`'~-]+$/.test(boundary) ? boundary : quoted(boundary);

function printPart(part: PartToBuild): string {
  let head = `Content-Type: ${oneLine(part.contentType)}\r\n`;
  for (const [name, value] of part.headers ?? []) head += `${oneLine(name)}: ${oneLine(value)}\r\n`;
  return `${head}\r\n${part.body}`;
}

/** Characters of what lengthens a boundary. */
const suffixLength = 6;

/** A boundary that no part contains. One look at the parts finds it, whatever is in them to guess it. */
function freeBoundary(wished: string, parts: readonly PartToBuild[]): string {
  const marker = `--${wished}`;
  if (!parts.some((part) => part.body.includes(marker))) return wished;
  const taken = new Set(parts.flatMap((part) => suffixesIn(part.body, marker)));
  for (let count = 0; ; count++) {
    const suffix = count.toString(36).padStart(suffixLength, "0");
    if (!taken.has(suffix)) return wished + suffix;
  }
}

/** What follows each marker in a text. */
function suffixesIn(text: string, marker: string): string[] {
  const suffixes: string[] = [];
  for (let at = text.indexOf(marker); at !== -1; at = text.indexOf(marker, at + 1)) {
    const start = at + marker.length;
    suffixes.push(text.slice(start, start + suffixLength));
  }
  return suffixes;
}
