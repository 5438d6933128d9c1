// The standalone server expects its static files beside it; the build leaves them behind.
import { cpSync, existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const app = join(dirname(fileURLToPath(import.meta.url)), "..");
const standalone = join(app, ".next/standalone/apps/console");

if (!existsSync(join(standalone, "server.js"))) {
  console.error("The console was not built as a standalone server: run `next build` first.");
  process.exit(1);
}

for (const [from, to] of [
  [".next/static", ".next/static"],
  ["public", "public"],
]) {
  const source = join(app, from);
  const target = join(standalone, to);
  rmSync(target, { recursive: true, force: true });
  if (existsSync(source)) cpSync(source, target, { recursive: true });
}
