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
  return { contentType: `${contentType};boundary=${quoted(boundary)}`, body: `${body}--${boundary}--\r\n` };
}

function printPart(part: PartToBuild): string {
  let head = `Content-Type: ${oneLine(part.contentType)}\r\n`;
  for (const [name, value] of part.headers ?? []) head += `${oneLine(name)}: ${oneLine(value)}\r\n`;
  return `${head}\r\n${part.body}`;
}

/** A boundary that starts no line of any part: each try is one character longer than all that was seen. */
function freeBoundary(wished: string, parts: readonly PartToBuild[]): string {
  let boundary = wished;
  for (let suffix = 0; parts.some((part) => part.body.includes(`--${boundary}`)); suffix++) {
    boundary = `${wished}${suffix.toString(36)}`;
  }
  return boundary;
}
