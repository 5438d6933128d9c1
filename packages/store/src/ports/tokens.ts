import type { Instant } from "@porchlight/kernel";
import type { AuditNote } from "./audit";
import type { OperatorRole } from "./operators";

/** A credential for programs. The token itself is never kept. */
export interface TokenRecord {
  readonly id: string;
  readonly label: string;
  readonly role: OperatorRole;
  /** SHA-256 of the token. */
  readonly secretHash: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant | undefined;
  readonly revokedAt: Instant | undefined;
}

/** Tokens. Creation and revocation are written in one transaction with their line of the audit log. */
export interface TokenStore {
  findBySecret(secretHash: string): Promise<TokenRecord | undefined>;
  find(id: string): Promise<TokenRecord | undefined>;
  /** The youngest first; revoked and expired ones are among them. */
  list(): Promise<readonly TokenRecord[]>;
  /** Rejects when the id or the secret is taken. */
  create(token: TokenRecord, audit: AuditNote): Promise<void>;
  /** Does nothing when the token is unknown or revoked already. */
  revoke(id: string, at: Instant, audit: AuditNote): Promise<void>;
  /** Sets `lastUsedAt`. Does nothing when the token is unknown. */
  touch(id: string, at: Instant): Promise<void>;
}
