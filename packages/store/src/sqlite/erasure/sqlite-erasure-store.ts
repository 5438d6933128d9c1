import { instant } from "@porchlight/kernel";
import type { PrismaClient } from "../../../generated/sqlite/client";
import { addressRewriter, writtenForms } from "../../erasure/address-rewriter";
import type { Erasure, ErasureStore } from "../../ports/erasures";
import type { Change, SqliteAdapter } from "../driver/adapter";
import { type ErasableTable, erasableTables } from "./erasable-tables";

/** Rows that one transaction changes: others write in between. */
const rowsAtOnce = 500;

type Row = Readonly<Record<string, string | number | bigint | null>>;

export class SqliteErasureStore implements ErasureStore {
  readonly #prisma: PrismaClient;
  readonly #database: Pick<SqliteAdapter, "write">;

  constructor(prisma: PrismaClient, database: Pick<SqliteAdapter, "write">) {
    this.#prisma = prisma;
    this.#database = database;
  }

  async begin(erasure: Erasure): Promise<void> {
    const { accountSince = null, ...data } = erasure;
    await this.#prisma.erasure.create({ data: { ...data, accountSince } });
  }

  async pending(): Promise<readonly Erasure[]> {
    const rows = await this.#prisma.erasure.findMany({ orderBy: { at: "asc" } });
    return rows.map(({ accountSince, aor, at, pseudonym }) => ({
      aor,
      pseudonym,
      at: instant(Number(at)),
      accountSince: accountSince === null ? undefined : instant(Number(accountSince)),
    }));
  }

  async pseudonymise(erasure: Erasure): Promise<number> {
    const rewritten = addressRewriter(erasure);
    let changed = 0;
    for (const table of await erasableTables(this.#prisma))
      for await (const rows of this.#rowsNaming(erasure.aor, table)) {
        const changes = rows.flatMap((row) => changeOf(table, row, rewritten));
        await this.#database.write(changes);
        changed += changes.length;
      }
    return changed;
  }

  async finish({ pseudonym }: Erasure): Promise<void> {
    await this.#prisma.erasure.deleteMany({ where: { pseudonym } });
  }

  /** Rows in which the address may stand, in the order of the table. */
  async *#rowsNaming(aor: string, { columns, name }: ErasableTable): AsyncIterable<readonly Row[]> {
    const forms = writtenForms(aor);
    const condition = columns.flatMap((column) => forms.map(() => `instr("${column}", ?) > 0`)).join(" OR ");
    const cells = columns.map((column) => `"${column}"`).join();
    const sql = `SELECT rowid AS "row", ${cells} FROM "${name}" WHERE rowid > ? AND (${condition}) ORDER BY rowid LIMIT ${rowsAtOnce}`;
    for (let above = 0; ; ) {
      const rows = await this.#prisma.$queryRawUnsafe<readonly Row[]>(
        sql,
        above,
        ...columns.flatMap(() => forms),
      );
      if (rows.length > 0) yield rows;
      if (rows.length < rowsAtOnce) return;
      above = Number(rows.at(-1)?.row);
    }
  }
}

/** None where the address is but a part of a longer one. */
function changeOf(
  { columns, name }: ErasableTable,
  row: Row,
  rewritten: (text: string) => string,
): readonly Change[] {
  const cells = columns.flatMap((column): readonly (readonly [string, string | null])[] => {
    const text = row[column];
    const without = typeof text === "string" ? rewritten(text) : text;
    return without === text || typeof without !== "string" ? [] : [[column, without]];
  });
  if (cells.length === 0) return [];
  const all = isAbout(name, cells) ? new Map([...cells, ["before", null], ["after", null]]) : new Map(cells);
  return [
    {
      sql: `UPDATE "${name}" SET ${[...all.keys()].map((column) => `"${column}" = ?`).join(", ")} WHERE rowid = ?`,
      args: [...all.values(), Number(row.row)],
    },
  ];
}

/** An entry of the audit log about the address itself tells of names and devices, too. */
const isAbout = (table: string, cells: readonly (readonly [column: string, ...unknown[]])[]): boolean =>
  table === "audit_entry" && cells.some(([column]) => column === "target");
