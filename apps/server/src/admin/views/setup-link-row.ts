import type { SetupLink } from "@porchlight/admin-api";
import type { SetupLinkRecord } from "@porchlight/store";
import { instantText, instantTextOrNull } from "./instant-text";

/** A set-up link as the API shows it: without its secret. */
export const setupLinkRow = (link: SetupLinkRecord): SetupLink => ({
  id: link.id,
  aor: link.aor,
  label: link.label,
  givesPassword: link.givesPassword,
  createdBy: link.createdBy,
  createdAt: instantText(link.createdAt),
  expiresAt: instantText(link.expiresAt),
  redeemedAt: instantTextOrNull(link.lastUsedAt),
  revoked: link.revokedAt !== undefined,
});
