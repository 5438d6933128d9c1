import type { Commit, Journal, JournalSnapshot } from "@porchlight/engine";
import type { PrismaClient } from "../../../generated/sqlite/client";
import { type Changes, pendingChanges } from "../../journal/pending-changes";
import type { Change, SqliteAdapter } from "../driver/adapter";
import type { Bindable } from "../driver/bindable";
import type { CellRow, JsonTable } from "../json-table";
import { readTable } from "../raw-database";
import { cellBinding, rowsToJson } from "../row-text";
import { bindingTable } from "./binding-table";
import { contentChanges } from "./content-changes";
import { publicationTable } from "./publication-table";
import { subscriptionTable } from "./subscription-table";
import { waitingTable } from "./waiting-table";

/** The engine's state in SQLite. A batch of commits is one transaction with one statement for each kind of change. */
export class SqliteJournal implements Journal {
  readonly #prisma: PrismaClient;
  readonly #database: Pick<SqliteAdapter, "write">;

  constructor(prisma: PrismaClient, database: Pick<SqliteAdapter, "write">) {
    this.#prisma = prisma;
    this.#database = database;
  }

  async load(): Promise<JournalSnapshot> {
    return {
      publications: await readTable(this.#prisma, publicationTable),
      subscriptions: await readTable(this.#prisma, subscriptionTable),
      waiting: await readTable(this.#prisma, waitingTable),
      bindings: await readTable(this.#prisma, bindingTable),
    };
  }

  async write(commits: readonly Commit[]): Promise<void> {
    const { publications, subscriptions, waiting, bindings, contents } = pendingChanges(commits);
    await this.#database.write([
      ...statements(publicationTable, publications, (id) => [id]),
      ...statements(subscriptionTable, subscriptions, (id) => [id]),
      ...statements(waitingTable, waiting, (id) => [id]),
      ...statements(bindingTable, bindings, ({ aor, key }) => [aor, key]),
      ...contentChanges(contents.puts),
    ]);
  }
}

/** Each number of rows up to this one is a prepared statement of its own. */
const ROWS_AT_ONCE = 64;

function upsert<Value>(table: JsonTable<Value>, values: readonly Value[]): Change {
  const args: Bindable[] = [];
  for (const value of values) for (const cell of table.toRow(value)) args.push(cellBinding(cell));
  return { sql: table.cellsUpsertSql(values.length), args };
}

function statements<Value, Key>(
  table: JsonTable<Value>,
  { puts, deletes }: Changes<Value, Key>,
  keyCells: (key: Key) => CellRow,
): readonly Change[] {
  const changes: Change[] = [];
  for (let first = 0; first < puts.length; first += ROWS_AT_ONCE)
    changes.push(upsert(table, puts.slice(first, first + ROWS_AT_ONCE)));
  if (deletes.length > 0) changes.push({ sql: table.deleteSql, args: [rowsToJson(deletes.map(keyCells))] });
  return changes;
}
