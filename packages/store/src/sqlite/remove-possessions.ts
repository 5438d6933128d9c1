import type { RawDatabase } from "./raw-database";

/** Tables whose rows belong to an account and go with it. */
const TABLES = [
  "calendar",
  "charging_quota",
  "content_object",
  "network_choice",
  "profile_fetch",
  "setup_link",
  "watcher_token",
] as const;

/** Removes what accounts have besides documents. */
export async function removePossessions(tx: RawDatabase, aors: readonly string[]): Promise<void> {
  for (const table of TABLES) {
    await tx.$executeRawUnsafe(
      `DELETE FROM "${table}" WHERE "aor" IN (SELECT value FROM json_each(?))`,
      JSON.stringify(aors),
    );
  }
}
