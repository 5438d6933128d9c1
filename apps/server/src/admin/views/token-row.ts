import type { Token } from "@porchlight/admin-api";
import type { TokenRecord } from "../ports/stores";
import { instantText, instantTextOrNull } from "./instant-text";

/** A token as the API shows it: without its secret. */
export const tokenRow = (token: TokenRecord): Token => ({
  id: token.id,
  label: token.label,
  role: token.role,
  createdBy: token.createdBy,
  createdAt: instantText(token.createdAt),
  expiresAt: instantText(token.expiresAt),
  lastUsedAt: instantTextOrNull(token.lastUsedAt),
  revoked: token.revokedAt !== undefined,
});
