import { fail, type Hasher, ok, type Result } from "@porchlight/kernel";
import type { BodyPart, Multipart } from "@porchlight/sip-message";
import { type Rejection, rejection } from "../rejection";
import { warnedRejection } from "../warned-rejection";
import { type DirectPart, EXTERNAL_TYPE, type PublishedPart } from "./published-part";
import { readExternalPart } from "./read-external-part";
import { stableId } from "./stable-id";
import { transferred } from "./transfer-encoding";

/** What is taken beside a document. */
export interface PartRules {
  /** Longest content of a direct part, octets; 0 takes none (CLIENT-OBJ-DATA-LIMIT). */
  readonly directOctets: number;
  readonly takesReferences: boolean;
  /** Gives the content of a part a place elsewhere, or leaves it; left where it is without it. */
  readonly relocate?: ((part: DirectPart) => PublishedPart) | undefined;
  /** Host in the Content-IDs that watchers are told. */
  readonly host: string;
  readonly hasher: Hasher;
  /** The answer to a part of a type that is not taken. */
  readonly unsupported: (isReference: boolean) => Rejection;
}

const mostParts = 16;

/** The parts beside the root of a publication; what is optional and cannot be taken is left out (RFC 4483 section 5.5). */
export function readParts(
  { parts }: Multipart,
  root: Uint8Array,
  rules: PartRules,
): Result<readonly PublishedPart[], Rejection> {
  const taken: PublishedPart[] = [];
  for (const part of parts) {
    if (part.body === root) continue;
    const read = part.contentType.mediaType === EXTERNAL_TYPE ? external(part, rules) : direct(part, rules);
    if (!read.ok) return read;
    if (read.value !== undefined) taken.push(read.value);
  }
  if (taken.length > mostParts) return fail(malformed(`more than ${mostParts} parts`));
  const ids = new Set(taken.map(({ contentId }) => contentId));
  return ids.size === taken.length ? ok(taken) : fail(malformed("two parts with one Content-ID"));
}

function external(part: BodyPart, rules: PartRules): Result<PublishedPart | undefined, Rejection> {
  const read = readExternalPart(part);
  const isOptional = part.disposition?.handling === "optional" || (read.ok && read.value.isOptional);
  if (!rules.takesReferences) return isOptional ? ok(undefined) : fail(rules.unsupported(true));
  if (read.ok) return ok({ ...read.value.part, stableId: stableId(read.value.part, rules) });
  if (isOptional) return ok(undefined);
  return fail(read.error.kind === "malformed" ? malformed(read.error.reason) : rules.unsupported(true));
}

function direct(part: BodyPart, rules: PartRules): Result<PublishedPart | undefined, Rejection> {
  const { headers, contentId, disposition, nested } = part;
  const content = nested === undefined ? transferred(headers, part.body) : undefined;
  if (content === undefined) {
    return disposition?.handling === "optional" ? ok(undefined) : fail(rules.unsupported(false));
  }
  if (rules.directOctets === 0 || content.octets > rules.directOctets) return fail(rejection(413));
  if (contentId === undefined || contentId === "") return fail(malformed("a part without Content-ID"));
  const facts: Omit<DirectPart, "stableId"> = {
    kind: "direct",
    contentId,
    contentType: headers.first("content-type") ?? "text/plain",
    disposition: headers.first("content-disposition") ?? "render",
    description: headers.first("content-description") ?? "",
    base64: content.base64,
  };
  const taken: DirectPart = { ...facts, stableId: stableId(facts, rules) };
  return ok(rules.relocate?.(taken) ?? taken);
}

const malformed = (reason: string): Rejection => warnedRejection(400, reason, "Bad Body");
