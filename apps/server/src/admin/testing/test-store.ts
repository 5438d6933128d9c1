import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openStore, type Store } from "@porchlight/store";

const migrationsDir = fileURLToPath(new URL("../../../../../prisma/sqlite/migrations", import.meta.url));

/** A real database in a folder of its own. */
export const openTestStore = (dataDir: string): Promise<Store> =>
  openStore({ url: `file:${join(dataDir, "porchlight.db")}`, durability: "relaxed", migrationsDir });
