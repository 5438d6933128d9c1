import { fail, ok, type Result } from "@porchlight/kernel";
import type { AnnouncedContent } from "./announced-content";
import type { ContentFailure } from "./content-failure";
import { sha1Of, sha256Of } from "./content-reference";

/** What was fetched, if it is what was announced (RFC 4483 §5.9, §7). */
export function checkContent<Content extends { readonly data: Uint8Array }>(
  content: Content,
  { octets, sha1, sha256 }: Pick<AnnouncedContent, "octets" | "sha1" | "sha256">,
): Result<Content, ContentFailure> {
  if (octets !== undefined && content.data.length !== octets) return fail({ kind: "mismatch", of: "size" });
  const isOther =
    (sha1 !== undefined && sha1Of(content.data) !== sha1) ||
    (sha256 !== undefined && sha256Of(content.data) !== sha256);
  return isOther ? fail({ kind: "mismatch", of: "hash" }) : ok(content);
}
