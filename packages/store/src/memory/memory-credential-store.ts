import type { Instant } from "@porchlight/kernel";
import type { AuditNote } from "../ports/audit";
import type { CredentialRecord, CredentialStore } from "../ports/credentials";
import type { MemoryAuditLog } from "./memory-audit-log";
import { ascending } from "./order";

export class MemoryCredentialStore<Token extends CredentialRecord> implements CredentialStore<Token> {
  readonly #audit: MemoryAuditLog;
  readonly #tokens = new Map<string, Token>();

  constructor(audit: MemoryAuditLog) {
    this.#audit = audit;
  }

  async findBySecret(secretHash: string): Promise<Token | undefined> {
    return [...this.#tokens.values()].find((token) => token.secretHash === secretHash);
  }

  async find(id: string): Promise<Token | undefined> {
    return this.#tokens.get(id);
  }

  async list(): Promise<readonly Token[]> {
    return [...this.#tokens.values()].sort(
      (one, other) => ascending(other.createdAt, one.createdAt) || ascending(one.id, other.id),
    );
  }

  async create(token: Token, audit: AuditNote): Promise<void> {
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

  async useOnce(id: string, at: Instant): Promise<boolean> {
    const token = this.#tokens.get(id);
    if (token === undefined || token.revokedAt !== undefined || token.lastUsedAt !== undefined) return false;
    this.#tokens.set(id, { ...token, lastUsedAt: at });
    return true;
  }

  async touch(id: string, at: Instant): Promise<void> {
    const token = this.#tokens.get(id);
    if (token !== undefined) this.#tokens.set(id, { ...token, lastUsedAt: at });
  }

  /** Removes those that `isGone` says are. */
  removeWhere(isGone: (token: Token) => boolean): void {
    for (const [id, token] of this.#tokens) if (isGone(token)) this.#tokens.delete(id);
  }
}
