import type { Instant } from "@porchlight/kernel";
import type { AgentTokenRecord, AgentTokenStore } from "../ports/agent-tokens";
import type { AuditNote } from "../ports/audit";
import type { MemoryAuditLog } from "./memory-audit-log";
import { ascending } from "./order";

export class MemoryAgentTokenStore implements AgentTokenStore {
  readonly #audit: MemoryAuditLog;
  readonly #tokens = new Map<string, AgentTokenRecord>();

  constructor(audit: MemoryAuditLog) {
    this.#audit = audit;
  }

  async findBySecret(secretHash: string): Promise<AgentTokenRecord | undefined> {
    return [...this.#tokens.values()].find((token) => token.secretHash === secretHash);
  }

  async find(id: string): Promise<AgentTokenRecord | undefined> {
    return this.#tokens.get(id);
  }

  async list(): Promise<readonly AgentTokenRecord[]> {
    return [...this.#tokens.values()].sort(
      (one, other) => ascending(other.createdAt, one.createdAt) || ascending(one.id, other.id),
    );
  }

  async create(token: AgentTokenRecord, audit: AuditNote): Promise<void> {
    const taken = this.#tokens.has(token.id) || (await this.findBySecret(token.secretHash)) !== undefined;
    if (taken) throw new Error(`the token ${token.id} exists`);
    this.#tokens.set(token.id, token);
    this.#audit.note(audit);
  }

  async revoke(id: string, at: Instant, audit: AuditNote): Promise<void> {
    const token = this.#tokens.get(id);
    if (token === undefined || token.revokedAt !== undefined) return;
    this.#tokens.set(id, { ...token, revokedAt: at });
    this.#audit.note(audit);
  }

  async touch(id: string, at: Instant): Promise<void> {
    const token = this.#tokens.get(id);
    if (token !== undefined) this.#tokens.set(id, { ...token, lastUsedAt: at });
  }
}
