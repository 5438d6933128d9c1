import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Store } from "@porchlight/store";
import { openNewStore } from "@porchlight/store/testing";

const migrationsDir = fileURLToPath(new URL("../../../../../prisma/sqlite/migrations", import.meta.url));

/** A real database, new, in a folder of its own. */
export const openTestStore = (dataDir: string): Promise<Store> =>
  openNewStore({ url: `file:${join(dataDir, "porchlight.db")}`, durability: "relaxed", migrationsDir });
