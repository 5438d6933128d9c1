import { fail, ok, type Result } from "@porchlight/kernel";
import {
  type BodyPart,
  buildMultipart,
  decodeTransfer,
  decodeUtf8,
  encodeUtf8,
  type Multipart,
  parseContentType,
  parseMultipart,
} from "@porchlight/sip-message";
import { type AnnouncedContent, mergeReferences } from "./announced-content";
import type { ContentReference } from "./content-reference";
import { readDirectBody } from "./direct-body";
import { EXTERNAL_BODY, printExternalBody, readExternalBody } from "./external-body";

export const MULTIPART_RELATED = "multipart/related";

/** A body with its type, lower case and without parameters, and what comes with it by reference. */
export interface RelatedBody {
  readonly type: string;
  readonly text: string;
  readonly references: readonly AnnouncedContent[];
}

/** A document and the objects it refers to, in one body (RFC 2387, RFC 4483). */
export function printRelated(type: string, document: string, references: readonly ContentReference[]) {
  const root = `document.${references[0]?.contentId ?? "presence@invalid"}`;
  const { contentType, body } = buildMultipart({
    subtype: "related",
    boundary: "porchlight-part",
    params: [
      ["type", type],
      ["start", `<${root}>`],
    ],
    parts: [
      { contentType: type, headers: [["Content-ID", `<${root}>`]], body: document },
      ...references.map(printExternalBody),
    ],
  });
  return { contentType, content: body };
}

/** Takes the document of a multipart/related out of its body; any other body is the document itself. */
export function readRelated(contentType: string, body: string): Result<RelatedBody, string> {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type !== MULTIPART_RELATED) return ok({ type, text: body, references: [] });
  const parsed = parseContentType(contentType);
  if (!parsed.ok) return parsed;
  const multipart = parseMultipart(parsed.value, encodeUtf8(body));
  if (!multipart.ok) return multipart;
  return rootOf(multipart.value);
}

/** The same of a part that is a document, or a multipart/related with one. */
export function relatedPart(part: BodyPart): Result<RelatedBody, string> {
  const { contentType, nested } = part;
  if (nested !== undefined && contentType.mediaType === MULTIPART_RELATED) return rootOf(nested);
  const text = textOf(part);
  if (text === undefined) return fail(UNREADABLE);
  return ok({ type: contentType.mediaType, text, references: [] });
}

const UNREADABLE = "a body part is not UTF-8";

function textOf({ body, headers }: BodyPart): string | undefined {
  const content = decodeTransfer(headers, body);
  return content && decodeUtf8(content);
}

/** The part named by `start`, else the first (RFC 2387 §3.2). */
export function rootPart({ contentType, parts }: Multipart): BodyPart | undefined {
  const start = contentType.params.get("start")?.replace(/^<(.*)>$/, "$1");
  return parts.find(({ contentId }) => start !== undefined && contentId === start) ?? parts[0];
}

function rootOf(multipart: Multipart): Result<RelatedBody, string> {
  const { parts } = multipart;
  const root = rootPart(multipart);
  const text = root && textOf(root);
  if (root === undefined || text === undefined) return fail(UNREADABLE);
  const beside = parts.filter((part) => part !== root);
  const references = mergeReferences(
    [],
    beside.flatMap((part) => readPart(part) ?? []),
  );
  return ok({ type: root.contentType.mediaType, text, references });
}

const readPart = (part: BodyPart): AnnouncedContent | undefined =>
  part.contentType.mediaType === EXTERNAL_BODY ? readExternalBody(part) : readDirectBody(part);
