import { openStore, type Store, StoreFault } from "@porchlight/store";
import type { Config } from "../config";
import { paths } from "../paths";
import { StartupError } from "../runtime/startup-error";

/** Opens the store of the settings, migrated. Rejects with a `StartupError` where a person can mend the cause. */
export async function openOfficeStore({
  durability,
  storeUrl,
  xcap,
}: Pick<Config, "durability" | "storeUrl" | "xcap">): Promise<Store> {
  try {
    return await openStore({
      url: storeUrl,
      durability,
      migrationsDir: paths.migrations,
      documentHistory: { versionsPerDocument: xcap.versionsPerDocument },
    });
  } catch (error) {
    throw error instanceof StoreFault ? new StartupError(error.message) : error;
  }
}
