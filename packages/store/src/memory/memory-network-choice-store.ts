import type { AuditNote } from "../ports/audit";
import type { NetworkChoice, NetworkChoiceStore } from "../ports/network-choices";
import type { MemoryAuditLog } from "./memory-audit-log";
import { ascending } from "./order";

export class MemoryNetworkChoiceStore implements NetworkChoiceStore {
  readonly #audit: MemoryAuditLog;
  readonly #hasAccount: (aor: string) => Promise<boolean>;
  readonly #choices = new Map<string, NetworkChoice>();

  constructor(audit: MemoryAuditLog, hasAccount: (aor: string) => Promise<boolean>) {
    this.#audit = audit;
    this.#hasAccount = hasAccount;
  }

  async list(): Promise<readonly NetworkChoice[]> {
    return [...this.#choices.values()].sort((one, other) => ascending(one.aor, other.aor));
  }

  async put(aor: string, published: boolean | undefined, audit: AuditNote): Promise<boolean> {
    if (!(await this.#hasAccount(aor))) return false;
    if (published === undefined) this.#choices.delete(aor);
    else this.#choices.set(aor, { aor, published });
    this.#audit.note(audit);
    return true;
  }

  /** The account is gone. */
  removeOf(aor: string): void {
    this.#choices.delete(aor);
  }
}
