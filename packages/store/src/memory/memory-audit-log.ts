import type { AuditFilter, AuditLog, AuditNote, AuditRecord } from "../ports/audit";
import { rewrittenValue } from "./memory-erasure-store";

export class MemoryAuditLog implements AuditLog {
  readonly #entries: AuditRecord[] = [];

  async append(note: AuditNote): Promise<string> {
    return this.note(note);
  }

  async find(id: string): Promise<AuditRecord | undefined> {
    return this.#entries.find((entry) => entry.id === id);
  }

  async list(filter: AuditFilter): Promise<readonly AuditRecord[]> {
    const found: AuditRecord[] = [];
    for (let index = this.#entries.length - 1; index >= 0 && found.length < filter.limit; index -= 1) {
      const entry = this.#entries[index];
      if (entry !== undefined && matches(entry, filter)) found.push(entry);
    }
    return found;
  }

  /** See `ErasureStore`: entries about the address lose what they tell of it. */
  rewrite(rewritten: (text: string) => string): number {
    let count = 0;
    for (const [index, entry] of this.#entries.entries()) {
      const changed = rewrittenValue(entry, rewritten);
      if (changed === undefined) continue;
      const isAbout = changed.target !== entry.target;
      this.#entries[index] = isAbout ? { ...changed, before: undefined, after: undefined } : changed;
      count += 1;
    }
    return count;
  }

  /** Appends at once, for a change of another store in memory. */
  note(note: AuditNote): string {
    const id = String(this.#entries.length + 1);
    const { actorRole, address, ...rest } = note;
    this.#entries.push({ ...rest, id, actorRole, address });
    return id;
  }
}

function matches(entry: AuditRecord, { actor, action, target, since, until, before }: AuditFilter): boolean {
  if (actor !== undefined && entry.actor !== actor) return false;
  if (action !== undefined && entry.action !== action && !entry.action.startsWith(`${action}.`)) return false;
  if (target !== undefined && entry.target !== target) return false;
  if (since !== undefined && entry.at < since) return false;
  if (until !== undefined && entry.at > until) return false;
  return before === undefined || (/^\d{1,15}$/.test(before) && Number(entry.id) < Number(before));
}
