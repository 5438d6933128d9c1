import { readFileSync } from "node:fs";
import { join } from "node:path";
import sqlite3 from "sqlite3";

/** Where Debian puts the tables of Kamailio's modules. */
const scripts = "/usr/share/kamailio/db_sqlite";

/** A new database with the tables of its presence server. */
export function createKamailioDatabase(file: string): Promise<void> {
  const tables = ["standard", "presence"].map((name) =>
    readFileSync(join(scripts, `${name}-create.sql`), "utf8"),
  );
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file);
    database.exec(tables.join("\n"), (error) => {
      database.close(() => (error === null ? resolve() : reject(error)));
    });
  });
}
