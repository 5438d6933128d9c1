import type { Hasher } from "@porchlight/kernel";
import type { DirectPart, ExternalPart } from "./published-part";

/** 128 bits: two contents under one name would be one change that nobody sees. */
const idDigits = 32;

/**
 * The Content-ID that watchers are told. Content that is known by its hash has the name of its octets, whatever its sources
 * call it; of other content its source says by the Content-ID that it is another one (RFC 4483 section 5.6).
 */
export const stableId = (
  part: Omit<DirectPart, "stableId"> | Omit<ExternalPart, "stableId">,
  { hasher, host }: { readonly hasher: Hasher; readonly host: string },
): string => `${hasher.hex("SHA-256", JSON.stringify(identityOf(part))).slice(0, idDigits)}@${host}`;

function identityOf(part: Omit<DirectPart, "stableId"> | Omit<ExternalPart, "stableId">): readonly unknown[] {
  const { contentType } = part;
  if (part.kind === "direct") return ["direct", contentType, part.base64];
  const hash = part.sha256 ?? part.sha1;
  return hash === undefined
    ? ["reference", contentType, part.url, part.contentId]
    : ["hash", contentType, part.octets ?? null, hash];
}
