import { fail, ok, type Result } from "@porchlight/kernel";
import type { HeaderFields } from "../header-fields";
import { parseContentDisposition } from "../headers/content-disposition";
import { type ContentType, contentTypeOf, parseContentType } from "../headers/content-type";
import { splitFields } from "../parse/head";
import { limits } from "../parse/limits";
import { indexOfEmptyLine } from "../parse/octets";
import { decodeUtf8, encodeUtf8 } from "../serialize/utf8";
import type { BodyPart, Multipart } from "./body-part";
import { findDelimiter, isBoundary } from "./boundary";

export interface MultipartLimits {
  /** Levels of multipart within multipart, the outermost counted. */
  readonly depth: number;
  /** Parts over all levels. */
  readonly parts: number;
}

/** Bounds on multipart bodies, unless whoever reads expects more. */
export const multipartLimits: MultipartLimits = { depth: 4, parts: 256 };

const headOctetsPerPart = 8_192;

/**
 * Reads a multipart body (RFC 2046 section 5.1) with those nested in it. Strict: the boundary must be well-formed, the
 * last delimiter there, at least one part present and every part's head readable. Preamble and epilogue are left out.
 */
export function parseMultipart(
  contentType: ContentType,
  body: Uint8Array,
  bounds: MultipartLimits = multipartLimits,
): Result<Multipart, string> {
  return readMultipart(contentType, body, { bounds, depth: 1, parts: 0 });
}

interface Budget {
  readonly bounds: MultipartLimits;
  readonly depth: number;
  parts: number;
}

function readMultipart(
  contentType: ContentType,
  body: Uint8Array,
  budget: Budget,
): Result<Multipart, string> {
  const boundary = contentType.params.get("boundary");
  if (boundary === undefined || !isBoundary(boundary)) return fail("multipart without a usable boundary");
  const marker = encodeUtf8(boundary);
  const parts: BodyPart[] = [];
  let opening = findDelimiter(body, 0, marker);
  while (opening !== undefined && !opening.isLast) {
    const closing = findDelimiter(body, opening.end, marker);
    if (closing === undefined) return fail("multipart without its last delimiter");
    if (++budget.parts > budget.bounds.parts) return fail("too many body parts");
    const part = readPart(body.subarray(opening.end, closing.start), budget);
    if (!part.ok) return part;
    parts.push(part.value);
    opening = closing;
  }
  if (opening === undefined) return fail("multipart without its delimiter");
  return parts.length === 0 ? fail("multipart without parts") : ok({ contentType, parts });
}

function readPart(octets: Uint8Array, budget: Budget): Result<BodyPart, string> {
  const head = readPartHead(octets);
  if (!head.ok) return head;
  const { headers, body } = head.value;
  const contentType = headers.has("content-type") ? contentTypeOf(headers) : plainText;
  if (!contentType.ok) return contentType;
  if (contentType.value === undefined) return fail("body part without a type");
  const written = headers.first("content-disposition");
  const disposition = written === undefined ? ok(undefined) : parseContentDisposition(written);
  if (!disposition.ok) return disposition;
  const nested =
    contentType.value.type === "multipart" ? readNested(contentType.value, body, budget) : ok(undefined);
  if (!nested.ok) return nested;
  return ok({
    headers,
    contentType: contentType.value,
    disposition: disposition.value,
    contentId: headers.first("content-id")?.replace(/^<(.*)>$/, "$1"),
    body,
    nested: nested.value,
  });
}

function readNested(contentType: ContentType, body: Uint8Array, budget: Budget): Result<Multipart, string> {
  if (budget.depth === budget.bounds.depth) return fail("multipart nested too deep");
  const inner: Budget = { ...budget, depth: budget.depth + 1 };
  const nested = readMultipart(contentType, body, inner);
  budget.parts = inner.parts;
  return nested;
}

/** The empty line may be missing when there is no body, and there may be no header fields before it. */
export function readPartHead(
  octets: Uint8Array,
): Result<{ headers: HeaderFields; body: Uint8Array }, string> {
  const isBare = octets[0] === 0x0d && octets[1] === 0x0a;
  const latest = Math.min(octets.length, headOctetsPerPart);
  const emptyLine = isBare ? 0 : indexOfEmptyLine(octets, 0, latest);
  if (emptyLine === -1 && latest < octets.length) return fail("body part with too large a head");
  const end = emptyLine === -1 ? octets.length : emptyLine;
  const text = decodeUtf8(octets.subarray(0, end));
  if (text === undefined) return fail("body part head is not UTF-8");
  const { headers, fault } = splitFields(text, 0, limits);
  if (fault !== undefined) return fail(`body part: ${fault.text}`);
  return ok({ headers, body: octets.subarray(Math.min(octets.length, end + (isBare ? 2 : 4))) });
}

/** Header fields that are a body by themselves, as in message/external-body; what follows them is left out. */
export function parseEntityHead(octets: Uint8Array): Result<HeaderFields, string> {
  const head = readPartHead(octets);
  return head.ok ? ok(head.value.headers) : head;
}

const plainText = parseContentType("text/plain");
