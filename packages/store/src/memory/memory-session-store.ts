import type { Instant } from "@porchlight/kernel";
import type { SessionRecord, SessionStore } from "../ports/sessions";
import { ascending } from "./order";

export class MemorySessionStore implements SessionStore {
  readonly #sessions = new Map<string, SessionRecord>();

  async find(secretHash: string): Promise<SessionRecord | undefined> {
    return this.#sessions.get(secretHash);
  }

  async listOf(operator: string): Promise<readonly SessionRecord[]> {
    return [...this.#sessions.values()]
      .filter((session) => session.operator === operator)
      .sort((one, other) => ascending(other.lastSeenAt, one.lastSeenAt) || ascending(one.id, other.id));
  }

  async put(session: SessionRecord): Promise<void> {
    this.#sessions.set(session.secretHash, session);
  }

  async touch(secretHash: string, at: Instant): Promise<void> {
    const session = this.#sessions.get(secretHash);
    if (session !== undefined) this.#sessions.set(secretHash, { ...session, lastSeenAt: at });
  }

  async remove(secretHash: string): Promise<boolean> {
    return this.#sessions.delete(secretHash);
  }

  removeOf(operator: string): void {
    for (const session of [...this.#sessions.values()]) {
      if (session.operator === operator) this.#sessions.delete(session.secretHash);
    }
  }

  async removeExpired(now: Instant): Promise<void> {
    for (const { secretHash, expiresAt } of [...this.#sessions.values()]) {
      if (expiresAt <= now) this.#sessions.delete(secretHash);
    }
  }
}
