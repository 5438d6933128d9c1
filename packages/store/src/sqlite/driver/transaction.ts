import type { SqlQuery, SqlResultSet, Transaction, TransactionOptions } from "@prisma/driver-adapter-utils";
import type { Connection } from "./connection";
import { execute, query, runScript } from "./statements";

/** A transaction on the writing connection. It holds the write lock from its start to its end. */
export class SqliteTransaction implements Transaction {
  readonly provider = "sqlite" as const;
  readonly adapterName = "sqlite3";
  /** COMMIT and ROLLBACK are sent from here, so that the lock is given back whatever comes of them. */
  readonly options: TransactionOptions = { usePhantomQuery: true };
  readonly #connection: Connection;
  readonly #release: () => void;

  private constructor(connection: Connection, release: () => void) {
    this.#connection = connection;
    this.#release = release;
  }

  /** Begins with the right to write, so that it cannot fail halfway for want of it. */
  static async begin(connection: Connection, release: () => void): Promise<SqliteTransaction> {
    try {
      await runScript(connection, "BEGIN IMMEDIATE");
    } catch (error) {
      release();
      throw error;
    }
    return new SqliteTransaction(connection, release);
  }

  queryRaw(params: SqlQuery): Promise<SqlResultSet> {
    return query(this.#connection, params);
  }

  executeRaw(params: SqlQuery): Promise<number> {
    return execute(this.#connection, params);
  }

  async commit(): Promise<void> {
    try {
      await runScript(this.#connection, "COMMIT");
    } catch (error) {
      await this.#undo();
      throw error;
    } finally {
      this.#release();
    }
  }

  async rollback(): Promise<void> {
    try {
      await this.#undo();
    } finally {
      this.#release();
    }
  }

  createSavepoint(name: string): Promise<void> {
    return runScript(this.#connection, `SAVEPOINT ${name}`);
  }

  rollbackToSavepoint(name: string): Promise<void> {
    return runScript(this.#connection, `ROLLBACK TO ${name}`);
  }

  releaseSavepoint(name: string): Promise<void> {
    return runScript(this.#connection, `RELEASE SAVEPOINT ${name}`);
  }

  /** SQLite has rolled back by itself after some errors (a full disk is one); then there is nothing left to undo. */
  async #undo(): Promise<void> {
    await this.#connection.script("ROLLBACK").catch((error: unknown) => {
      if (!String(error).includes("no transaction is active")) throw error;
    });
  }
}
