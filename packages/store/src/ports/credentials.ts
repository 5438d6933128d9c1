import type { Instant } from "@porchlight/kernel";
import type { AuditNote } from "./audit";

/** A credential for programs. The token itself is never kept. */
export interface CredentialRecord {
  readonly id: string;
  /** SHA-256 of the token. */
  readonly secretHash: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant | undefined;
  readonly revokedAt: Instant | undefined;
}

/** Credentials of one kind. Creation and revocation are written in one transaction with their line of the audit log. */
export interface CredentialStore<Token extends CredentialRecord> {
  findBySecret(secretHash: string): Promise<Token | undefined>;
  find(id: string): Promise<Token | undefined>;
  /** The youngest first; revoked and expired ones are among them. */
  list(): Promise<readonly Token[]>;
  /** Rejects when the id or the secret is taken. */
  create(token: Token, audit: AuditNote): Promise<void>;
  /** Does nothing when the token is unknown or revoked already. */
  revoke(id: string, at: Instant, audit: AuditNote): Promise<void>;
  /** Sets `lastUsedAt` of a token that was never used and is not revoked; false, and nothing changed, for any other. */
  useOnce(id: string, at: Instant): Promise<boolean>;
  /** Sets `lastUsedAt`. Does nothing when the token is unknown. */
  touch(id: string, at: Instant): Promise<void>;
}
