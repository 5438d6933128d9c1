import type { Instant } from "@porchlight/kernel";
import type { CredentialRecord, CredentialStore } from "@porchlight/store";
import { secretHash } from "./secret";

/** How exact `lastUsedAt` is: it is written at most this often. */
const TOUCH_MS = 60_000;

/** Hash of the secret in a field `Authorization: Bearer ...`; undefined where there is none. */
export function bearerHash(authorization: string | undefined): string | undefined {
  const secret = /^Bearer ([\w-]{16,200})$/i.exec(authorization ?? "")?.[1];
  return secret === undefined ? undefined : secretHash(secret);
}

/** The credential with this hash, now in use. Undefined when there is none, it is revoked or it has expired. */
export async function goodCredential<Token extends CredentialRecord>(
  hash: string,
  tokens: CredentialStore<Token>,
  now: Instant,
): Promise<Token | undefined> {
  const token = await tokens.findBySecret(hash);
  if (token === undefined || !isGood(token, now)) return undefined;
  if (now - (token.lastUsedAt ?? 0) >= TOUCH_MS) await tokens.touch(token.id, now);
  return token;
}

export const isGood = ({ revokedAt, expiresAt }: CredentialRecord, now: Instant): boolean =>
  revokedAt === undefined && expiresAt > now;
