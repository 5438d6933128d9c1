#!/usr/bin/env node
// Stands in for Prisma's native schema engine, whose binary the package registry does not carry: the same
// JSON-RPC over stdio, answered by the WebAssembly build of the engine and our own SQLite driver adapter.
import { readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const require = createRequire(import.meta.url);

const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;
const NEEDS_MIGRATIONS_TABLE = [
  "devDiagnostic",
  "diagnoseMigrationHistory",
  "applyMigrations",
  "markMigrationApplied",
];
const DATE_TIME = 10;

/** Options of the native engine, as far as Prisma's command line passes them. */
function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    strict: false,
    options: {
      datamodels: { type: "string", short: "d", multiple: true },
      datasource: { type: "string" },
      "enabled-preview-features": { type: "string" },
      "extension-types": { type: "string" },
    },
  });
  const datasource = typeof values.datasource === "string" ? JSON.parse(values.datasource) : {};
  return {
    schemas: values.datamodels ?? [],
    url: datasource.url ?? "file:./data/development.db",
    command: positionals[0],
  };
}

/** Connections for the engine, with what it expects of a native driver. */
async function driverFactory(url) {
  const { tsImport } = await import("tsx/esm/api");
  const { SqliteAdapterFactory } = await tsImport(
    "../packages/store/src/sqlite/driver/adapter.ts",
    import.meta.url,
  );
  const open = (path) =>
    new SqliteAdapterFactory({ path, durability: "full", singleConnection: true }).connect();
  return {
    provider: "sqlite",
    adapterName: "sqlite3",
    connect: async () => withMigrationDates(await open(url.replace(/^file:/, ""))),
    connectToShadowDb: async () => withWholeScripts(await open(":memory:")),
  };
}

/** The engine reads three dates, and SQLite does not tell it that they are dates. */
function withMigrationDates(connection) {
  const queryRaw = connection.queryRaw.bind(connection);
  connection.queryRaw = async (query) => {
    const result = await queryRaw(query);
    if (!query.sql.includes("_prisma_migrations")) return result;
    const columnTypes = result.columnNames.map((name, index) =>
      name.endsWith("_at") ? DATE_TIME : result.columnTypes[index],
    );
    return { ...result, columnTypes };
  };
  return connection;
}

/** The engine sends migration files through `executeRaw`, where a prepared statement would run only their first line. */
function withWholeScripts(connection) {
  const executeRaw = connection.executeRaw.bind(connection);
  connection.executeRaw = async (query) => {
    if (query.args.length > 0) return executeRaw(query);
    await connection.executeScript(query.sql);
    return 0;
  };
  return connection;
}

async function loadEngine() {
  const bindings = realpathSync(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const engine = await import(pathToFileURL(bindings).href);
  const module = readFileSync(bindings.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine.SchemaEngine;
}

async function withConnection(factory, work) {
  const connection = await factory.connect();
  try {
    return await work(connection);
  } finally {
    await connection.dispose();
  }
}

const listObjects = (connection) =>
  connection.queryRaw({
    sql: "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'",
    args: [],
    argTypes: [],
  });

/** An empty database has no table of migrations, and the WebAssembly build does not expect that. */
const ensureMigrationsTable = (factory) =>
  withConnection(factory, async (connection) => {
    const { rows } = await listObjects(connection);
    if (rows.length === 0) await connection.executeScript(MIGRATIONS_TABLE);
  });

const dropEverything = (factory) =>
  withConnection(factory, async (connection) => {
    const { rows } = await listObjects(connection);
    const drops = rows.map(([type, name]) => `DROP ${type} IF EXISTS "${name}";`).join("");
    await connection.executeScript(`PRAGMA foreign_keys=OFF; ${drops} PRAGMA foreign_keys=ON;`);
  });

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

async function answer({ method, params }, { engine, factory, url }) {
  if (NEEDS_MIGRATIONS_TABLE.includes(method)) await ensureMigrationsTable(factory);
  switch (method) {
    case "createDatabase":
      return { databaseName: url };
    case "reset":
      return dropEverything(factory);
    case "getDatabaseVersion":
      return engine.version(params);
    case "diff":
      return printed(await engine.diff(params));
    default:
      return engine[method](params);
  }
}

function printed({ stdout, exitCode }) {
  if (stdout) send({ id: Date.now(), method: "print", params: { content: stdout.replace(/\n$/, "") } });
  return { exitCode };
}

function refusal(error) {
  const message = String(error?.message ?? error);
  const data = { is_panic: false, message, error_code: error?.code ?? null, meta: error?.meta ?? null };
  return { code: 4466, message, data };
}

async function serve({ schemas, url }) {
  const { bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils");
  const factory = await driverFactory(url);
  const SchemaEngine = await loadEngine();
  const datamodels =
    schemas.length > 0 ? schemas.map((path) => [path, readFileSync(path, "utf8")]) : undefined;
  const engine = await SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  const pending = new Set();
  const reply = async (request) => {
    try {
      send({ id: request.id, result: (await answer(request, { engine, factory, url })) ?? {} });
    } catch (error) {
      send({ id: request.id, error: refusal(error) });
    }
  };
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    if (request.method === undefined) continue;
    const work = reply(request).finally(() => pending.delete(work));
    pending.add(work);
  }
  await Promise.all(pending);
  process.exit(0);
}

/** `cli can-connect-to-database`: whether the database opens. */
async function checkConnection({ url }) {
  try {
    await withConnection(await driverFactory(url), (connection) => connection.executeScript("SELECT 1"));
    process.exit(0);
  } catch (error) {
    const fields = { message: String(error?.message ?? error), error_code: "P1001", is_panic: false };
    const entry = {
      timestamp: new Date().toISOString(),
      level: "ERROR",
      target: "schema_engine::logger",
      fields,
    };
    process.stderr.write(`\n${JSON.stringify(entry)}\n`);
    process.exit(1);
  }
}

const options = readArguments();
await (options.command === "cli" ? checkConnection(options) : serve(options));
