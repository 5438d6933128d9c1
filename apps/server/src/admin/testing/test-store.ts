import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openStore, type Store, type StoreOptions } from "@porchlight/store";
import { openNewStore } from "@porchlight/store/testing";

const migrationsDir = fileURLToPath(new URL("../../../../../prisma/sqlite/migrations", import.meta.url));

const optionsOf = (dataDir: string): StoreOptions => ({
  url: `file:${join(dataDir, "porchlight.db")}`,
  durability: "relaxed",
  migrationsDir,
});

/** A real database, new, in a folder of its own. */
export const openTestStore = (dataDir: string): Promise<Store> => openNewStore(optionsOf(dataDir));

/** The same, as it was left. */
export const reopenTestStore = (dataDir: string): Promise<Store> => openStore(optionsOf(dataDir));
