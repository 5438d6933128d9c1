import { join } from "node:path";
import { expect, test } from "vitest";
import { NOON, note } from "../src/conformance/samples";
import { Connection } from "../src/sqlite/driver/connection";
import { temporaryStores } from "./temporary-store";

const stores = temporaryStores();
const aor = "sip:zaphod.b@office.test";
const erasure = { aor, pseudonym: "sip:erased-1@office.test", at: NOON, accountSince: undefined };

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

const allColumns = (database: Connection): Promise<readonly Column[]> =>
  database.all(
    `SELECT m.name AS "table", c.name AS "column", c.type AS "type" FROM sqlite_master m, pragma_table_info(m.name) c
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '\\_%' ESCAPE '\\' AND m.name <> 'erasure' ORDER BY 1, c.cid`,
    [],
  ) as Promise<readonly unknown[]> as Promise<readonly Column[]>;

/** One row in each table that there is, with the address in each of its texts. */
async function nameEverywhere(database: Connection): Promise<void> {
  const columns = await allColumns(database);
  for (const table of new Set(columns.map((each) => each.table))) {
    const own = columns.filter((each) => each.table === table);
    await database.run(
      `INSERT OR REPLACE INTO "${table}" (${own.map(({ column }) => `"${column}"`).join()}) VALUES (${own.map(() => "?").join()})`,
      own.map(({ type }) => (type === "TEXT" ? aor : type === "BLOB" ? null : 1)),
    );
  }
}

async function columnsNaming(database: Connection, text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { column, table } of await allColumns(database)) {
    const rows = await database.all(
      `SELECT 1 FROM "${table}" WHERE instr(CAST("${column}" AS TEXT), ?) > 0 LIMIT 1`,
      [text],
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

/** Where the address may still stand: with the engine, which ends what is hers, and in what others have written. */
const ofTheEngine = ["binding", "publication", "subscription", "waiting_watcher"];
const ofOthers = [
  "document.path",
  "document.selector",
  "document.xui",
  "document_version.selector",
  "document_version.text",
  "service_uri.selector",
  "service_uri.uri",
];

test("PRV-056 when somebody is erased no table has the address any more, nor its user part, of all tables there are", async () => {
  const folder = await stores.folder();
  const store = await stores.open(folder);
  const database = await Connection.open(join(folder, "porchlight.db"));
  await nameEverywhere(database);
  const before = await columnsNaming(database, "zaphod");
  expect(before.length).toBeGreaterThan(60);

  await store.erasures.begin(erasure);
  await store.accounts.removeMany([aor], [note({ target: erasure.pseudonym, after: undefined })]);
  await store.erasures.pseudonymise(erasure);
  await store.erasures.finish(erasure);

  const left = (await columnsNaming(database, "zaphod")).filter(
    (name) => !ofTheEngine.includes(name.split(".")[0] ?? ""),
  );
  expect(left.sort()).toEqual(ofOthers);
  const renamed = await columnsNaming(database, "erased-1");
  expect(renamed).toEqual(
    expect.arrayContaining(["charging_record.record", "charging_block.entries", "audit_entry.target"]),
  );
  expect(renamed).not.toContain("account.aor");
  await database.close();
});
