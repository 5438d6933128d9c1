import type { Account } from "@porchlight/accounts";
import type { Prisma, PrismaClient } from "../../generated/sqlite/client";
import { removerOf } from "../documents/removed-documents";
import type { AccountFilter, AccountPage, AccountStore } from "../ports/accounts";
import type { AuditNote } from "../ports/audit";
import { accountPage } from "./account-page";
import { accountOf } from "./account-row";
import { accountTable } from "./account-table";
import type { DocumentTurns } from "./documents/document-turns";
import { removeDocuments } from "./documents/remove-documents";
import { deleteRows, readTable, upsertRows } from "./raw-database";
import { removePossessions } from "./remove-possessions";
import { appendNotes } from "./sqlite-audit-log";

export class SqliteAccountStore implements AccountStore {
  readonly #prisma: PrismaClient;
  readonly #turns: DocumentTurns;

  constructor(prisma: PrismaClient, turns: DocumentTurns) {
    this.#prisma = prisma;
    this.#turns = turns;
  }

  list(): Promise<readonly Account[]>;
  list(filter: AccountFilter): Promise<AccountPage>;
  list(filter?: AccountFilter): Promise<readonly Account[] | AccountPage> {
    return filter === undefined ? readTable(this.#prisma, accountTable) : accountPage(this.#prisma, filter);
  }

  async find(aor: string): Promise<Account | undefined> {
    const row = await this.#prisma.account.findUnique({ where: { aor } });
    return row === null ? undefined : accountOf(row);
  }

  count(domain?: string): Promise<number> {
    return this.#prisma.account.count({ where: domain === undefined ? {} : { domain } });
  }

  async taken(aors: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(await takenOf(this.#prisma, aors));
  }

  create(accounts: readonly Account[], audit: readonly AuditNote[]): Promise<readonly string[]> {
    return this.#prisma.$transaction(async (tx) => {
      const taken = await takenOf(
        tx,
        accounts.map(({ aor }) => aor),
      );
      if (taken.length > 0) return taken;
      await upsertRows(tx, accountTable, accounts);
      await appendNotes(tx, audit);
      return [];
    });
  }

  async putMany(accounts: readonly Account[], audit: readonly AuditNote[] = []): Promise<void> {
    await this.#prisma.$transaction(async (tx) => {
      await upsertRows(tx, accountTable, accounts);
      await appendNotes(tx, audit);
    });
  }

  update(account: Account, audit: AuditNote): Promise<boolean> {
    return this.#prisma.$transaction(async (tx) => {
      const [taken] = await takenOf(tx, [account.aor]);
      if (taken === undefined) return false;
      await upsertRows(tx, accountTable, [account]);
      await appendNotes(tx, [audit]);
      return true;
    });
  }

  remove(aor: string, audit: AuditNote): Promise<boolean> {
    return this.#turns.take(async (tx) => {
      const { count } = await tx.account.deleteMany({ where: { aor } });
      if (count === 0) return { value: false, changes: [] };
      await removePossessions(tx, [aor]);
      const changes = await removeDocuments(tx, [aor], removerOf(audit));
      await appendNotes(tx, [audit]);
      return { value: true, changes };
    });
  }

  async removeMany(aors: readonly string[], audit: readonly AuditNote[] = []): Promise<void> {
    await this.#turns.take(async (tx) => {
      await deleteRows(
        tx,
        accountTable,
        aors.map((aor) => [aor]),
      );
      await removePossessions(tx, aors);
      const changes = await removeDocuments(tx, aors, removerOf(audit[0]));
      await appendNotes(tx, audit);
      return { value: undefined, changes };
    });
  }
}

const TAKEN_SQL = `SELECT "aor" FROM "account" WHERE "aor" IN (SELECT value FROM json_each(?)) ORDER BY "aor"`;

async function takenOf(
  database: Pick<Prisma.TransactionClient, "$queryRawUnsafe">,
  aors: readonly string[],
): Promise<readonly string[]> {
  const rows = await database.$queryRawUnsafe<readonly { readonly aor: string }[]>(
    TAKEN_SQL,
    JSON.stringify(aors),
  );
  return rows.map(({ aor }) => aor);
}
