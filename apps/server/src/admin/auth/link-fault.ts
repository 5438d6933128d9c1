import type { Instant } from "@porchlight/kernel";
import type { CredentialRecord } from "@porchlight/store";

/** Why a link that counts once does not count. */
export type LinkFault = "unknown" | "used" | "expired" | "revoked";

export function linkFault(link: CredentialRecord | undefined, now: Instant): LinkFault | undefined {
  if (link === undefined) return "unknown";
  if (link.lastUsedAt !== undefined) return "used";
  if (link.revokedAt !== undefined) return "revoked";
  return link.expiresAt <= now ? "expired" : undefined;
}
