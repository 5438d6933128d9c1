import type { Instant } from "@porchlight/kernel";
import type { AuditNote } from "../ports/audit";
import type { Ban, BanStore } from "../ports/bans";
import type { MemoryAuditLog } from "./memory-audit-log";
import { ascending } from "./order";

export class MemoryBanStore implements BanStore {
  readonly #audit: MemoryAuditLog;
  readonly #bans = new Map<string, Ban>();

  constructor(audit: MemoryAuditLog) {
    this.#audit = audit;
  }

  async list(): Promise<readonly Ban[]> {
    return [...this.#bans.values()].sort((one, other) => ascending(one.network, other.network));
  }

  async put(ban: Ban, audit: AuditNote): Promise<void> {
    this.#bans.set(ban.network, ban);
    this.#audit.note(audit);
  }

  async remove(network: string, audit: AuditNote): Promise<boolean> {
    if (!this.#bans.delete(network)) return false;
    this.#audit.note(audit);
    return true;
  }

  async forgetEnded(now: Instant): Promise<void> {
    for (const { network, until } of this.#bans.values())
      if (until !== undefined && until < now) this.#bans.delete(network);
  }
}
