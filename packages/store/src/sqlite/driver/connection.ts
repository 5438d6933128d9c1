import sqlite3 from "sqlite3";
import type { Bindable } from "./bindable";
import { StatementCache } from "./statement-cache";

export type Row = Readonly<Record<string, unknown>>;

/** One connection of the `sqlite3` library, with promises. Rejects with the library's own errors. */
export class Connection {
  readonly #database: sqlite3.Database;
  readonly #statements: StatementCache;

  private constructor(database: sqlite3.Database) {
    this.#database = database;
    this.#statements = new StatementCache(database);
  }

  static open(path: string): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const database = new sqlite3.Database(path, (error) => {
        if (error === null) resolve(new Connection(database));
        else reject(error);
      });
    });
  }

  all(sql: string, args: readonly Bindable[]): Promise<readonly Row[]> {
    return this.#statements.use(
      sql,
      (statement) =>
        new Promise((resolve, reject) => {
          statement.all<Row>(args, (error, rows) => (error === null ? resolve(rows) : reject(error)));
        }),
    );
  }

  /** Number of rows that were inserted, changed or deleted. */
  run(sql: string, args: readonly Bindable[]): Promise<number> {
    return this.#statements.use(
      sql,
      (statement) =>
        new Promise((resolve, reject) => {
          statement.run(args, function (error) {
            if (error === null) resolve(this.changes);
            else reject(error);
          });
        }),
    );
  }

  /** Runs statements that are separated by semicolons. */
  script(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#database.exec(sql, (error) => (error === null ? resolve() : reject(error)));
    });
  }

  async close(): Promise<void> {
    await this.#statements.close();
    return new Promise((resolve, reject) => {
      this.#database.close((error) => (error === null ? resolve() : reject(error)));
    });
  }
}
