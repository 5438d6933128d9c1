import type sqlite3 from "sqlite3";

const CAPACITY = 200;

interface Entry {
  readonly statement: Promise<sqlite3.Statement>;
  /** Calls that hold it now; it is not finalized under them. */
  users: number;
}

/** Prepared statements of one connection; those unused for longest make room. */
export class StatementCache {
  readonly #database: sqlite3.Database;
  readonly #entries = new Map<string, Entry>();

  constructor(database: sqlite3.Database) {
    this.#database = database;
  }

  async use<Value>(sql: string, work: (statement: sqlite3.Statement) => Promise<Value>): Promise<Value> {
    const entry = this.#entry(sql);
    entry.users += 1;
    try {
      return await work(await entry.statement);
    } finally {
      entry.users -= 1;
      this.#makeRoom();
    }
  }

  async close(): Promise<void> {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    await Promise.allSettled(entries.map(async ({ statement }) => finalized(await statement)));
  }

  /** Moves the entry to the young end of the map. */
  #entry(sql: string): Entry {
    const entry = this.#entries.get(sql) ?? { statement: this.#compile(sql), users: 0 };
    this.#entries.delete(sql);
    this.#entries.set(sql, entry);
    return entry;
  }

  #compile(sql: string): Promise<sqlite3.Statement> {
    const compiled = new Promise<sqlite3.Statement>((resolve, reject) => {
      const statement = this.#database.prepare(sql, (error: Error | null) => {
        if (error === null) resolve(statement);
        else reject(error);
      });
    });
    compiled.catch(() => this.#entries.delete(sql));
    return compiled;
  }

  #makeRoom(): void {
    if (this.#entries.size <= CAPACITY) return;
    for (const [sql, { users, statement }] of this.#entries) {
      if (users > 0) continue;
      this.#entries.delete(sql);
      statement.then(finalized, () => {});
      return;
    }
  }
}

const finalized = (statement: sqlite3.Statement): Promise<void> =>
  new Promise((resolve) => {
    statement.finalize(() => resolve());
  });
