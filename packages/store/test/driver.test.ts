import { join } from "node:path";
import type { SqlQuery } from "@prisma/driver-adapter-utils";
import { afterEach, describe, expect, test } from "vitest";
import { type SqliteAdapter, SqliteAdapterFactory } from "../src/sqlite/driver/adapter";
import { temporaryStores } from "./temporary-store";

const stores = temporaryStores();
const adapters: SqliteAdapter[] = [];
afterEach(async () => {
  for (const adapter of adapters.splice(0)) await adapter.dispose();
});

async function connect(
  schema = "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
): Promise<SqliteAdapter> {
  const path = join(await stores.folder(), "test.db");
  const adapter = await new SqliteAdapterFactory({ path, durability: "full" }).connect();
  adapters.push(adapter);
  await adapter.executeScript(schema);
  return adapter;
}

const sql = (text: string, ...args: readonly unknown[]): SqlQuery => ({
  sql: text,
  args: [...args],
  argTypes: args.map(() => ({ scalarType: "unknown", arity: "scalar" })),
});

const names = async (adapter: SqliteAdapter): Promise<unknown[]> =>
  (await adapter.queryRaw(sql("SELECT name FROM t ORDER BY id"))).rows.flat();

describe("transactions", () => {
  test("a change outside of a transaction waits for it and is not lost with it", async () => {
    const adapter = await connect();
    const transaction = await adapter.startTransaction();
    await transaction.executeRaw(sql("INSERT INTO t (name) VALUES ('inside')"));
    const outside = adapter.executeRaw(sql("INSERT INTO t (name) VALUES ('outside')"));
    await transaction.rollback();
    await outside;
    expect(await names(adapter)).toEqual(["outside"]);
  });

  test("reading goes on beside a transaction and does not see it", async () => {
    const adapter = await connect();
    const transaction = await adapter.startTransaction();
    await transaction.executeRaw(sql("INSERT INTO t (name) VALUES ('later')"));
    expect(await names(adapter)).toEqual([]);
    expect((await transaction.queryRaw(sql("SELECT name FROM t"))).rows).toEqual([["later"]]);
    await transaction.commit();
    expect(await names(adapter)).toEqual(["later"]);
  });

  test("transactions that are asked for at once run one after the other", async () => {
    const adapter = await connect();
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const transaction = await adapter.startTransaction();
        await transaction.executeRaw(sql("INSERT INTO t (name) VALUES (?)", `n${index}`));
        await (index % 3 === 0 ? transaction.rollback() : transaction.commit());
      }),
    );
    expect(await names(adapter)).toHaveLength(20);
  });

  test("changes that are written together are there together, in turn with transactions, or none of them is", async () => {
    const adapter = await connect();
    const insert = (name: string) => ({ sql: "INSERT INTO t (name) VALUES (?)", args: [name] });
    const transaction = await adapter.startTransaction();
    const together = adapter.write([insert("one"), insert("two")]);
    await transaction.executeRaw(sql("INSERT INTO t (name) VALUES ('first')"));
    await transaction.commit();
    await together;
    await expect(adapter.write([insert("three"), insert("one")])).rejects.toThrow("UNIQUE");
    await adapter.write([insert("four")]);
    expect(await names(adapter)).toEqual(["first", "one", "two", "four"]);
  });

  test("a commit that fails undoes the transaction, and the next one runs", async () => {
    const adapter = await connect(
      "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE c (t INTEGER REFERENCES t (id) DEFERRABLE INITIALLY DEFERRED)",
    );
    const transaction = await adapter.startTransaction();
    await transaction.executeRaw(sql("INSERT INTO t (name) VALUES ('x')"));
    await transaction.executeRaw(sql("INSERT INTO c (t) VALUES (99)"));
    await expect(transaction.commit()).rejects.toMatchObject({
      cause: { kind: "ForeignKeyConstraintViolation" },
    });
    await adapter.executeRaw(sql("INSERT INTO t (name) VALUES ('y')"));
    expect(await names(adapter)).toEqual(["y"]);
  });

  test("a full database refuses the transaction whole and takes the next one", async () => {
    const adapter = await connect();
    await adapter.queryRaw(sql("PRAGMA max_page_count = 6"));
    const transaction = await adapter.startTransaction();
    await transaction.executeRaw(sql("INSERT INTO t (name) VALUES ('small')"));
    await expect(
      transaction.executeRaw(sql("INSERT INTO t (name) VALUES (?)", "x".repeat(100_000))),
    ).rejects.toThrow();
    await transaction.rollback();
    await adapter.executeRaw(sql("INSERT INTO t (name) VALUES ('after')"));
    expect(await names(adapter)).toEqual(["after"]);
  });
});

describe("errors are told in Prisma's terms", () => {
  test.each([
    [
      "INSERT INTO t (name) VALUES ('a'), ('a')",
      { kind: "UniqueConstraintViolation", constraint: { fields: ["name"] } },
    ],
    [
      "INSERT INTO t (name) VALUES (NULL)",
      { kind: "NullConstraintViolation", constraint: { fields: ["name"] } },
    ],
    ["INSERT INTO nowhere VALUES (1)", { kind: "TableDoesNotExist", table: "nowhere" }],
    ["SELEKT", { kind: "sqlite", extendedCode: 1 }],
  ])("%s", async (statement, cause) => {
    const adapter = await connect();
    await expect(adapter.executeRaw(sql(statement))).rejects.toMatchObject({
      name: "DriverAdapterError",
      cause,
    });
  });
});

describe("values", () => {
  test("integers beyond 2^53 are refused, not rounded", async () => {
    const adapter = await connect();
    const big = sql("INSERT INTO t (id, name) VALUES (?, 'x')", 2n ** 53n);
    await expect(adapter.executeRaw(big)).rejects.toThrow(RangeError);
  });

  test("numbers, truth values, octets and nothing are stored as SQLite has them", async () => {
    const adapter = await connect("CREATE TABLE v (a BIGINT, b REAL, c BOOLEAN, d BLOB, e TEXT)");
    const octets = new Uint8Array([0, 255, 7]);
    await adapter.executeRaw(
      sql("INSERT INTO v VALUES (?, ?, ?, ?, ?)", 2 ** 53 - 1, 1.5, true, octets, undefined),
    );
    const { rows } = await adapter.queryRaw(sql("SELECT a, b, c, d, e, typeof(a) AS t FROM v"));
    expect(rows).toEqual([[2 ** 53 - 1, 1.5, 1, Buffer.from(octets), null, "integer"]]);
  });

  test("more different statements than are kept prepared", async () => {
    const adapter = await connect();
    const counted = await Promise.all(
      Array.from({ length: 500 }, (_, index) => adapter.queryRaw(sql(`SELECT ${index} AS n`))),
    );
    expect(counted.map(({ rows }) => rows[0]?.[0])).toEqual(Array.from({ length: 500 }, (_, index) => index));
  });
});
