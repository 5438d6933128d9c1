import { fail, ok, type Result } from "@porchlight/kernel";
import {
  type BodyPart,
  type HeaderFields,
  type Parameters,
  parseContentDisposition,
  parseContentType,
  parseDate,
  parseEntityHead,
} from "@porchlight/sip-message";
import { type ExternalPart, SHA256_PARAMETER } from "./published-part";

export interface ReadReference {
  readonly part: Omit<ExternalPart, "stableId">;
  readonly isOptional: boolean;
}

export type ReferenceFault =
  /** Another way of access than by http or https. */
  { readonly kind: "unsupported" } | { readonly kind: "malformed"; readonly reason: string };

const longestUrl = 2048;

/** Reads a reference to content elsewhere (RFC 4483 section 5): expiration and Content-Disposition must be there. */
export function readExternalPart({
  body,
  contentType,
  contentId,
}: BodyPart): Result<ReadReference, ReferenceFault> {
  const { params } = contentType;
  if (params.get("access-type")?.toLowerCase() !== "url") return fail({ kind: "unsupported" });
  const url = params.get("url")?.replace(/\s+/g, "") ?? "";
  if (!/^https?:\/\/[^\s"<>\\]+$/i.test(url)) return fail({ kind: "unsupported" });
  if (url.length > longestUrl) return malformed("a URL that is too long");
  const expiresAt = parseDate(params.get("expiration") ?? "");
  if (expiresAt === undefined) return malformed("no expiration in GMT");
  const hashes = readHashes(params);
  if (!hashes.ok) return hashes;
  const head = parseEntityHead(body);
  if (!head.ok) return malformed("no header fields of the content");
  const inner = readInner(head.value, contentId);
  if (!inner.ok) return inner;
  const { isOptional, ...facts } = inner.value;
  return ok({ part: { kind: "external", ...facts, ...hashes.value, url, expiresAt }, isOptional });
}

function readHashes(
  params: Parameters,
): Result<Pick<ExternalPart, "octets" | "sha1" | "sha256">, ReferenceFault> {
  const size = params.get("size");
  const sha1 = params.get("hash");
  const sha256 = params.get(SHA256_PARAMETER);
  if (size !== undefined && !/^\d{1,15}$/.test(size)) return malformed("a size that is no number");
  if (sha1 !== undefined && !/^[0-9a-f]{40}$/i.test(sha1)) return malformed("a hash that is no SHA-1");
  return ok({
    ...(size === undefined ? {} : { octets: Number(size) }),
    ...(sha1 === undefined ? {} : { sha1: sha1.toLowerCase() }),
    // No RFC has this parameter: what others mean by it is passed over.
    ...(/^[0-9a-f]{64}$/i.test(sha256 ?? "") ? { sha256: sha256?.toLowerCase() ?? "" } : {}),
  });
}

/** What the reference says about the content; its Content-ID may stand outside as well. */
function readInner(headers: HeaderFields, outerId: string | undefined) {
  const contentId = headers.first("content-id")?.replace(/^<(.*)>$/, "$1") ?? outerId ?? "";
  if (contentId === "") return malformed("a reference without Content-ID");
  const disposition = headers.first("content-disposition");
  if (disposition === undefined) return malformed("a reference without Content-Disposition");
  const read = parseContentDisposition(disposition);
  if (!read.ok) return malformed(read.error);
  const contentType = headers.first("content-type") ?? "";
  if (contentType !== "" && !parseContentType(contentType).ok) return malformed("content of no type");
  const description = headers.first("content-description") ?? "";
  const isOptional = read.value.handling === "optional";
  return ok({ contentId, contentType, disposition, description, isOptional });
}

const malformed = (reason: string) => fail<ReferenceFault>({ kind: "malformed", reason });
