import type { Account } from "@porchlight/accounts";
import { removerOf } from "../documents/removed-documents";
import type { AccountFilter, AccountPage, AccountStore } from "../ports/accounts";
import type { AuditNote } from "../ports/audit";
import type { MemoryAuditLog } from "./memory-audit-log";
import type { MemoryDocumentStore } from "./memory-document-store";
import { ascending } from "./order";

export class MemoryAccountStore implements AccountStore {
  readonly #audit: MemoryAuditLog;
  readonly #documents: MemoryDocumentStore;
  readonly #removed: (aor: string) => void;
  readonly #accounts = new Map<string, Account>();

  /** @param removed takes what else the account had */
  constructor(audit: MemoryAuditLog, documents: MemoryDocumentStore, removed: (aor: string) => void) {
    this.#audit = audit;
    this.#documents = documents;
    this.#removed = removed;
  }

  list(): Promise<readonly Account[]>;
  list(filter: AccountFilter): Promise<AccountPage>;
  async list(filter?: AccountFilter): Promise<readonly Account[] | AccountPage> {
    const all = [...this.#accounts.values()];
    return filter === undefined ? all : page(all, filter);
  }

  async find(aor: string): Promise<Account | undefined> {
    return this.#accounts.get(aor);
  }

  async count(domain?: string): Promise<number> {
    if (domain === undefined) return this.#accounts.size;
    return [...this.#accounts.values()].filter((account) => account.domain === domain).length;
  }

  async taken(aors: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(aors.filter((aor) => this.#accounts.has(aor)));
  }

  async create(accounts: readonly Account[], audit: readonly AuditNote[]): Promise<readonly string[]> {
    const taken = await this.taken(accounts.map(({ aor }) => aor));
    if (taken.size > 0) return [...taken].sort();
    await this.putMany(accounts, audit);
    return [];
  }

  async putMany(accounts: readonly Account[], audit: readonly AuditNote[] = []): Promise<void> {
    for (const account of accounts) this.#accounts.set(account.aor, account);
    this.#write(audit);
  }

  async update(account: Account, audit: AuditNote): Promise<boolean> {
    if (!this.#accounts.has(account.aor)) return false;
    this.#accounts.set(account.aor, account);
    this.#write([audit]);
    return true;
  }

  async remove(aor: string, audit: AuditNote): Promise<boolean> {
    if (!this.#accounts.delete(aor)) return false;
    this.#removed(aor);
    await this.#documents.deleteUser(aor, removerOf(audit));
    this.#write([audit]);
    return true;
  }

  async removeMany(aors: readonly string[], audit: readonly AuditNote[] = []): Promise<void> {
    for (const aor of aors) {
      this.#accounts.delete(aor);
      this.#removed(aor);
      await this.#documents.deleteUser(aor, removerOf(audit[0]));
    }
    this.#write(audit);
  }

  #write(notes: readonly AuditNote[]): void {
    for (const note of notes) this.#audit.note(note);
  }
}

function page(accounts: readonly Account[], filter: AccountFilter): AccountPage {
  const { sort, offset, limit } = filter;
  const found = accounts.filter((account) => matches(account, filter));
  const direction = sort.descending ? -1 : 1;
  found.sort(
    (one, other) =>
      direction * ascending(sortKey(one, sort.by), sortKey(other, sort.by)) || ascending(one.aor, other.aor),
  );
  return { items: found.slice(offset, offset + limit), total: found.length };
}

function matches(account: Account, { search, kind, disabled, domain }: AccountFilter): boolean {
  const needle = search.toLowerCase();
  return (
    (kind === undefined || account.kind === kind) &&
    (disabled === undefined || account.disabled === disabled) &&
    (domain === undefined || account.domain === domain) &&
    (account.displayName.toLowerCase().includes(needle) || account.aor.toLowerCase().includes(needle))
  );
}

const sortKey = (account: Account, by: AccountFilter["sort"]["by"]): string | number =>
  by === "displayName" ? account.displayName.toLowerCase() : account[by];
