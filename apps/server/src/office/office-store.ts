import { openStore, type Store, StoreFault } from "@porchlight/store";
import type { Config } from "../config";
import { paths } from "../paths";
import { StartupError } from "../runtime/startup-error";

/** Opens the store of the settings, migrated. Rejects with a `StartupError` where a person can mend the cause. */
export async function openOfficeStore({
  durability,
  storeUrl,
}: Pick<Config, "durability" | "storeUrl">): Promise<Store> {
  try {
    return await openStore({ url: storeUrl, durability, migrationsDir: paths.migrations });
  } catch (error) {
    throw error instanceof StoreFault ? new StartupError(error.message) : error;
  }
}
