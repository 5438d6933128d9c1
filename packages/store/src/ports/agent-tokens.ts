import type { Instant } from "@porchlight/kernel";
import type { AuditNote } from "./audit";

/** For whom an agent may publish. */
export type AgentReach =
  | { readonly kind: "all" }
  | { readonly kind: "domains"; readonly domains: readonly string[] }
  /** Addresses of record. */
  | { readonly kind: "list"; readonly addresses: readonly string[] };

/** What a token lets its agent do. */
export interface AgentScope {
  readonly reach: AgentReach;
  /** Names of what it may say of a presentity, as publication rules name them. */
  readonly elements: "all" | readonly string[];
  readonly requestsPerMinute: number;
  readonly maxLifetimeSeconds: number;
}

/** A credential of an agent. The token itself is never kept. */
export interface AgentTokenRecord {
  readonly id: string;
  readonly agent: string;
  /** SHA-256 of the token. */
  readonly secretHash: string;
  readonly scope: AgentScope;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant | undefined;
  readonly revokedAt: Instant | undefined;
}

/** Tokens of agents. Creation and revocation are written in one transaction with their line of the audit log. */
export interface AgentTokenStore {
  findBySecret(secretHash: string): Promise<AgentTokenRecord | undefined>;
  find(id: string): Promise<AgentTokenRecord | undefined>;
  /** The youngest first; revoked and expired ones are among them. */
  list(): Promise<readonly AgentTokenRecord[]>;
  /** Rejects when the id or the secret is taken. */
  create(token: AgentTokenRecord, audit: AuditNote): Promise<void>;
  /** Does nothing when the token is unknown or revoked already. */
  revoke(id: string, at: Instant, audit: AuditNote): Promise<void>;
  /** Sets `lastUsedAt`. Does nothing when the token is unknown. */
  touch(id: string, at: Instant): Promise<void>;
}
