import type { CredentialRecord, CredentialStore } from "./credentials";

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

/** A credential of an agent. */
export interface AgentTokenRecord extends CredentialRecord {
  readonly agent: string;
  readonly scope: AgentScope;
}

export type AgentTokenStore = CredentialStore<AgentTokenRecord>;
