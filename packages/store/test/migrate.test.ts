import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Connection, type Row } from "../src/sqlite/driver/connection";
import { migrate } from "../src/sqlite/migrations/migrate";
import { readMigrations } from "../src/sqlite/migrations/migration-files";
import { migrationsDir, temporaryStores } from "./temporary-store";

const stores = temporaryStores();

async function migrations(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await stores.folder();
  for (const [name, sql] of Object.entries(files)) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, "migration.sql"), sql);
  }
  await writeFile(join(folder, "migration_lock.toml"), 'provider = "sqlite"\n');
  return folder;
}

async function query(path: string, sql: string): Promise<readonly Row[]> {
  const connection = await Connection.open(path);
  const rows = await connection.all(sql, []);
  await connection.close();
  return rows;
}

const database = async (): Promise<string> => join(await stores.folder(), "test.db");

test("migrations are applied in the order of their names, once", async () => {
  const path = await database();
  const first = await migrations({ "1_one": "CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1);" });
  expect(await migrate(path, first)).toEqual(["1_one"]);
  expect(await migrate(path, first)).toEqual([]);
  const second = await migrations({
    "2_two": "INSERT INTO a VALUES (2);",
    "1_one": "CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1);",
    "3_three": "INSERT INTO a VALUES (3);",
  });
  expect(await migrate(path, second)).toEqual(["2_two", "3_three"]);
  expect((await query(path, "SELECT x FROM a ORDER BY rowid")).map(({ x }) => x)).toEqual([1, 2, 3]);
});

test("several processes may migrate at once", async () => {
  const path = await database();
  const folder = await migrations({ "1_one": "CREATE TABLE a (x INTEGER);" });
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(path, folder)));
  expect(applied.flat()).toEqual(["1_one"]);
});

test("a migration that fails leaves the database as it was, those before it included", async () => {
  const path = await database();
  const folder = await migrations({
    "1_one": "CREATE TABLE a (x INTEGER);",
    "2_two": "CREATE TABLE b (y); NONSENSE;",
  });
  await expect(migrate(path, folder)).rejects.toMatchObject({ code: "failed-migration" });
  expect(await query(path, "SELECT name FROM sqlite_master")).toEqual([]);
});

test("a database of a newer version is refused", async () => {
  const path = await database();
  await migrate(path, await migrations({ "1_one": "CREATE TABLE a (x);", "2_two": "CREATE TABLE b (x);" }));
  const older = await migrations({ "1_one": "CREATE TABLE a (x);" });
  await expect(migrate(path, older)).rejects.toMatchObject({ code: "newer-database" });
});

test("a migration that was changed after it was applied is refused", async () => {
  const path = await database();
  await migrate(path, await migrations({ "1_one": "CREATE TABLE a (x);" }));
  const changed = await migrations({ "1_one": "CREATE TABLE a (y);" });
  await expect(migrate(path, changed)).rejects.toMatchObject({ code: "changed-migration" });
});

test("a migration that another tool left half done is refused", async () => {
  const path = await database();
  const folder = await migrations({ "1_one": "CREATE TABLE a (x);" });
  await migrate(path, folder);
  await query(path, `UPDATE "_prisma_migrations" SET "finished_at" = NULL RETURNING "id"`);
  await expect(migrate(path, folder)).rejects.toMatchObject({ code: "failed-migration" });
});

test("the checksum is the one of Prisma's tools: SHA-256 of the file", async () => {
  const path = await database();
  await migrate(path, migrationsDir);
  const [migration] = await readMigrations(migrationsDir);
  const file = await readFile(join(migrationsDir, migration?.name ?? "", "migration.sql"));
  const rows = await query(path, `SELECT "migration_name" AS name, "checksum" FROM "_prisma_migrations"`);
  expect(rows[0]).toEqual({
    name: migration?.name,
    checksum: createHash("sha256").update(file).digest("hex"),
  });
});

test("RLS-060 lists that requests brought are still theirs where they stood among filters; bodies of xcap-diff stay", async () => {
  const folder = await stores.folder();
  const path = join(folder, "porchlight.db");
  const all = await readMigrations(migrationsDir);
  const before = all.filter(({ name }) => name < "20261126024500");
  await migrate(path, await migrations(Object.fromEntries(before.map(({ name, sql }) => [name, sql]))));
  const insert = (id: string, eventPackage: string, type: string, body: string): string => {
    const texts = [id, "p", eventPackage, "", type, body, "w", "c", "l", "r", "l", "r", "t", "[]", "active"];
    const rest = ["", "", "udp", "192.0.2.7"];
    const values = [...texts, ...rest].map((text) => `'${text}'`).join(", ");
    return `INSERT INTO "subscription" ("id", "presentity", "eventPackage", "eventId", "requestType", "requestBody", "watcher", "callId", "localTag", "remoteTag", "localUri", "remoteUri", "remoteTarget", "routeSet", "state", "accept", "userAgent", "peerTransport", "peerAddress", "remoteCSeq", "notifyCSeqCeiling", "peerPort", "expiresAt", "createdAt") VALUES (${values}, 1, 1, 5060, 1, 1) RETURNING "id"`;
  };
  const LISTS = "application/resource-lists+xml";
  const FILTER = "application/simple-filter+xml";
  await query(path, insert("brought", "presence", LISTS, "<list/>"));
  await query(path, insert("filtered", "presence", FILTER, "<filter-set/>"));
  await query(path, insert("documents", "xcap-diff", LISTS, "<documents/>"));
  const { journal } = await stores.open(folder);
  const { subscriptions } = await journal.load();
  expect(
    Object.fromEntries(
      subscriptions.map(({ id, requestType, requestBody, requestList }) => [
        id,
        [requestType, requestBody, requestList],
      ]),
    ),
  ).toEqual({
    brought: ["", "", "<list/>"],
    filtered: [FILTER, "<filter-set/>", ""],
    documents: [LISTS, "<documents/>", ""],
  });
});

test("SYS-009 what was on record before its owners were stays theirs, unless it is older than they are", async () => {
  const folder = await stores.folder();
  const path = join(folder, "porchlight.db");
  const all = await readMigrations(migrationsDir);
  const before = all.filter(({ name }) => name < "20261126080000");
  await migrate(path, await migrations(Object.fromEntries(before.map(({ name, sql }) => [name, sql]))));
  const insert = (table: string, row: Readonly<Record<string, string | number>>) => {
    const columns = Object.keys(row).map((name) => `"${name}"`);
    const values = Object.values(row).map((value) => (typeof value === "number" ? value : `'${value}'`));
    return query(path, `INSERT INTO "${table}" (${columns}) VALUES (${values}) RETURNING *`);
  };
  const ALICE = "sip:alice@office.test";
  const secrets = { secretMd5: "", secretSha256: "", addressSecretMd5: "", addressSecretSha256: "" };
  const names = { user: "alice", domain: "office.test", displayName: "", nameKey: "", kind: "person" };
  await insert("account", { aor: ALICE, ...names, disabled: 0, ...secrets, createdAt: 100, updatedAt: 100 });
  const peer = { peerTransport: "udp", peerAddress: "192.0.2.7", peerPort: 5060, userAgent: "" };
  const dialog = { callId: "", localTag: "", remoteTag: "", localUri: "", remoteUri: "", remoteTarget: "" };
  for (const at of [99, 100]) {
    const contact = {
      contactUri: "",
      contactParameters: "",
      q: 1,
      callId: "",
      cseq: 1,
      instance: "",
      regId: 0,
    };
    const lasts = { path: "[]", ...peer, expiresAt: 200, registeredAt: at };
    await insert("binding", { aor: ALICE, key: `${at}`, ...contact, ...lasts });
    const said = { entityTag: "", contentType: "", body: "", publisher: ALICE, expiresAt: 200 };
    const about = { presentity: ALICE, eventPackage: "presence" };
    await insert("publication", { id: `${at}`, ...about, ...said, createdAt: at, modifiedAt: at });
    const asked = { ...about, eventId: "", watcher: "sip:yan@branch.test", accept: "", state: "active" };
    const counts = { routeSet: "[]", remoteCSeq: 1, notifyCSeqCeiling: 1, expiresAt: 200, createdAt: at };
    await insert("subscription", { id: `${at}`, ...asked, ...dialog, ...peer, ...counts });
    const waits = { watcher: ALICE, identities: "[]", isAnonymous: 0, displayName: "", giveUpAt: 200 };
    await insert("waiting_watcher", { id: `${at}`, ...about, ...waits, since: at });
  }
  const { journal } = await stores.open(folder);
  const { bindings, publications, subscriptions, waiting } = await journal.load();
  const marks = (records: readonly { readonly owners: string }[]) =>
    records.map(({ owners }) => owners).sort();
  expect([bindings, publications, subscriptions, waiting].map(marks)).toEqual([
    ["", "100"],
    ["", "100"],
    ["", "100 -"],
    ["", "100 100"],
  ]);
});
