import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from "@prisma/driver-adapter-utils";
import type { Bindable } from "./bindable";
import { Connection } from "./connection";
import { execute, query, runScript } from "./statements";
import { SqliteTransaction } from "./transaction";
import { WriteLock } from "./write-lock";

/** `full`: on disk before a write resolves. `relaxed`: survives a crash of the process, not always a power cut. */
export type Durability = "full" | "relaxed";

export interface SqliteOptions {
  /** Path of the database file, or `:memory:`. */
  readonly path: string;
  readonly durability: Durability;
  /** Read and write on one connection, for a caller that locks the database against all others. */
  readonly singleConnection?: boolean;
}

/**
 * Prisma on the `sqlite3` library: one connection writes, one change or transaction at a time; another one reads
 * beside it, so that a long list holds no write up and sees no change before its commit.
 */
export class SqliteAdapterFactory implements SqlDriverAdapterFactory {
  readonly provider = "sqlite" as const;
  readonly adapterName = "sqlite3";
  readonly #options: SqliteOptions;

  constructor(options: SqliteOptions) {
    this.#options = options;
  }

  async connect(): Promise<SqliteAdapter> {
    const { path, durability, singleConnection = path === ":memory:" } = this.#options;
    const writer = await Connection.open(path);
    try {
      await runScript(writer, writerPragmas(durability));
      if (singleConnection) return new SqliteAdapter(writer, writer);
      const reader = await Connection.open(path);
      await runScript(reader, READER_PRAGMAS);
      return new SqliteAdapter(writer, reader);
    } catch (error) {
      await writer.close();
      throw error;
    }
  }
}

/** One statement that changes rows. */
export interface Change {
  readonly sql: string;
  readonly args: readonly Bindable[];
}

const BUSY_TIMEOUT_MS = 5_000;
const READER_PRAGMAS = `PRAGMA busy_timeout=${BUSY_TIMEOUT_MS}; PRAGMA query_only=ON;`;

const writerPragmas = (durability: Durability): string =>
  [
    `PRAGMA busy_timeout=${BUSY_TIMEOUT_MS};`,
    "PRAGMA journal_mode=WAL;",
    `PRAGMA synchronous=${durability === "full" ? "FULL" : "NORMAL"};`,
    "PRAGMA foreign_keys=ON;",
    "PRAGMA journal_size_limit=67108864;",
  ].join(" ");

export class SqliteAdapter implements SqlDriverAdapter {
  readonly provider = "sqlite" as const;
  readonly adapterName = "sqlite3";
  readonly #writer: Connection;
  readonly #reader: Connection;
  readonly #lock = new WriteLock();

  constructor(writer: Connection, reader: Connection) {
    this.#writer = writer;
    this.#reader = reader;
  }

  queryRaw(params: SqlQuery): Promise<SqlResultSet> {
    if (isRead(params.sql) && this.#reader !== this.#writer) return query(this.#reader, params);
    return this.#lock.hold(() => query(this.#writer, params));
  }

  executeRaw(params: SqlQuery): Promise<number> {
    return this.#lock.hold(() => execute(this.#writer, params));
  }

  executeScript(script: string): Promise<void> {
    return this.#lock.hold(() => runScript(this.#writer, script));
  }

  /** Every transaction of SQLite is serializable, which is as much as any level asks. */
  async startTransaction(): Promise<Transaction> {
    return SqliteTransaction.begin(this.#writer, await this.#lock.acquire());
  }

  /** Changes in one transaction, in turn with all others. For what is written with every request, beside Prisma. */
  async write(changes: readonly Change[]): Promise<void> {
    const [first] = changes;
    if (first === undefined) return;
    // One statement is a transaction by itself.
    if (changes.length > 1) await this.#writeTogether(changes);
    else await this.#lock.hold(() => this.#writer.run(first.sql, first.args));
  }

  async #writeTogether(changes: readonly Change[]): Promise<void> {
    const transaction = await this.startTransaction();
    try {
      for (const { sql, args } of changes) await this.#writer.run(sql, args);
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
    await transaction.commit();
  }

  /** Waits for what is being written. */
  async dispose(): Promise<void> {
    await this.#lock.hold(async () => {
      if (this.#reader !== this.#writer) await this.#reader.close();
      await this.#writer.close();
    });
  }
}

const isRead = (sql: string): boolean => sql.startsWith("SELECT");
