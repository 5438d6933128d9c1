import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach } from "vitest";
import { openStore } from "../src/index";
import type { Store } from "../src/ports/store";
import { openNewStore } from "../src/testing/index";

export const migrationsDir = fileURLToPath(new URL("../../../prisma/sqlite/migrations", import.meta.url));

/** Folders and stores that end with the test that asked for them. */
export function temporaryStores(): { folder(): Promise<string>; open(folder?: string): Promise<Store> } {
  const folders: string[] = [];
  const stores: Store[] = [];
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  });
  const folder = async (): Promise<string> => {
    const made = await mkdtemp(join(tmpdir(), "porchlight-store-"));
    folders.push(made);
    return made;
  };
  return {
    folder,
    async open(where) {
      const url = `file:${join(where ?? (await folder()), "porchlight.db")}`;
      const open = where === undefined ? openNewStore : openStore;
      const store = await open({ url, durability: "relaxed", migrationsDir });
      stores.push(store);
      return store;
    },
  };
}
