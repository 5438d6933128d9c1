import { fileURLToPath } from "node:url";

// The bundle and this file lie equally deep in the repository.
const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the parts of the product lie beside the server. */
export const paths = {
  watcherPages: fromHere("../../watcher/dist"),
  badgeScript: fromHere("../../badge/dist/porchlight-presence.js"),
  consoleServer: fromHere("../../console/.next/standalone/apps/console/server.js"),
  calendarProcess: fileURLToPath(new URL("calendar-process.js", import.meta.url)),
  bench: fromHere("../../../scripts/bench.mjs"),
  migrations: fromHere("../../../prisma/sqlite/migrations"),
} as const;
