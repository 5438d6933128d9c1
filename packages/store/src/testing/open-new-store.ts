import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "../ports/store";
import { databasePath } from "../sqlite/database-file";
import { openStore, type StoreOptions } from "../sqlite/open-store";

let empty: Promise<Buffer> | undefined;

/** A store whose database is not there yet. It begins as a copy of an empty one: to migrate each takes five times as long. */
export async function openNewStore(options: StoreOptions): Promise<Store> {
  empty ??= emptyDatabase(options.migrationsDir);
  await writeFile(databasePath(options.url), await empty, { flag: "wx", mode: 0o600 });
  return openStore(options);
}

async function emptyDatabase(migrationsDir: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "porchlight-store-"));
  const path = join(folder, "porchlight.db");
  const store = await openStore({ url: `file:${path}`, durability: "relaxed", migrationsDir });
  await store.close();
  const octets = await readFile(path);
  await rm(folder, { recursive: true });
  return octets;
}
