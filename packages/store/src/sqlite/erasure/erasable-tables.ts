import type { RawDatabase } from "../raw-database";

/** A table and its columns of text that may name somebody. */
export interface ErasableTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** What the engine has in memory and would write again; it ends what was hers, and the rest is of others. */
const ofTheEngine: ReadonlySet<string> = new Set([
  "binding",
  "publication",
  "subscription",
  "waiting_watcher",
]);

/** What other people have written: their address books and rules are theirs. What they are named by is theirs, too. */
const ofOthers: Readonly<Record<string, ReadonlySet<string>>> = {
  document: new Set(["selector", "xui", "path"]),
  document_version: new Set(["selector", "text"]),
  service_uri: new Set(["uri", "selector"]),
  content_object: new Set(["aor", "object"]),
};

/** Until it is done, an erasure has to know whom it is about. */
const notYet: ReadonlySet<string> = new Set(["erasure"]);

/** Every table that there is, so that a new one is not forgotten. */
export async function erasableTables(
  database: Pick<RawDatabase, "$queryRawUnsafe">,
): Promise<readonly ErasableTable[]> {
  const rows = await database.$queryRawUnsafe<readonly { readonly name: string; readonly columns: string }[]>(
    [
      `SELECT m.name AS "name", json_group_array(c.name) AS "columns" FROM sqlite_master m, pragma_table_info(m.name) c`,
      `WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT' GROUP BY m.name`,
    ].join(" "),
  );
  return rows
    .filter(({ name }) => !ofTheEngine.has(name) && !notYet.has(name))
    .map(({ columns, name }) => ({ name, columns: namingColumns(name, JSON.parse(columns) as string[]) }))
    .filter(({ columns }) => columns.length > 0);
}

const namingColumns = (table: string, columns: readonly string[]): readonly string[] =>
  columns.filter((column) => ofOthers[table]?.has(column) !== true);
