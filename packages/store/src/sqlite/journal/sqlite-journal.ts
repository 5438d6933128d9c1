import type { Commit, Journal, JournalSnapshot } from "@porchlight/engine";
import type { PrismaClient } from "../../../generated/sqlite/client";
import { type Changes, pendingChanges } from "../../journal/pending-changes";
import { WriteLock } from "../driver/write-lock";
import type { CellRow, JsonTable } from "../json-table";
import { deleteRows, readTable, upsertRows } from "../raw-database";
import { bindingTable } from "./binding-table";
import { publicationTable } from "./publication-table";
import { subscriptionTable } from "./subscription-table";
import { waitingTable } from "./waiting-table";

/** The engine's state in SQLite. A batch of commits is one transaction with one statement for each kind of change. */
export class SqliteJournal implements Journal {
  readonly #prisma: PrismaClient;
  /** Calls that overlap are written in the order they were made. */
  readonly #turns = new WriteLock();

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async load(): Promise<JournalSnapshot> {
    return {
      publications: await readTable(this.#prisma, publicationTable),
      subscriptions: await readTable(this.#prisma, subscriptionTable),
      waiting: await readTable(this.#prisma, waitingTable),
      bindings: await readTable(this.#prisma, bindingTable),
    };
  }

  write(commits: readonly Commit[]): Promise<void> {
    return this.#turns.hold(() => this.#write(commits));
  }

  async #write(commits: readonly Commit[]): Promise<void> {
    const { publications, subscriptions, waiting, bindings } = pendingChanges(commits);
    const statements = [
      ...this.#statements(publicationTable, publications, (id) => [id]),
      ...this.#statements(subscriptionTable, subscriptions, (id) => [id]),
      ...this.#statements(waitingTable, waiting, (id) => [id]),
      ...this.#statements(bindingTable, bindings, ({ aor, key }) => [aor, key]),
    ];
    const [first] = statements;
    if (first === undefined) return;
    // One statement is a transaction by itself.
    if (statements.length === 1) await first();
    else await this.#prisma.$transaction(statements.map((statement) => statement()));
  }

  #statements<Value, Key>(
    table: JsonTable<Value>,
    { puts, deletes }: Changes<Value, Key>,
    keyCells: (key: Key) => CellRow,
  ) {
    const statements = [];
    if (puts.length > 0) statements.push(() => upsertRows(this.#prisma, table, puts));
    if (deletes.length > 0) statements.push(() => deleteRows(this.#prisma, table, deletes.map(keyCells)));
    return statements;
  }
}
