import { defineConfig } from "prisma/config";

/** The embedded database, for `prisma generate` and for making migrations. The server applies them by itself. */
export default defineConfig({
  schema: "prisma/sqlite",
  migrations: { path: "prisma/sqlite/migrations" },
  datasource: { url: process.env.PORCHLIGHT_STORE_URL ?? "file:./data/development.db" },
});
