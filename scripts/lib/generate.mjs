// The database client, generated from the models.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { toolEnvironment } from "./environment.mjs";
import { step } from "./progress.mjs";
import { filesIn, hashOf, inRepository, installedCommand, readStamp } from "./repository.mjs";
import { runQuietly } from "./run.mjs";

const CLIENT = inRepository("packages", "store", "generated", "sqlite");

/** Generates when the models or the generator have changed. */
export async function generateClient() {
  const schema = [...filesIn("prisma/models"), "prisma/sqlite/base.prisma", "prisma.config.ts"];
  const { version } = JSON.parse(readFileSync(installedCommand("prisma", "package.json"), "utf8"));
  const wanted = hashOf(schema, version);
  const stamp = `${CLIENT}/.schema-hash`;
  if (readStamp(stamp) === wanted && existsSync(`${CLIENT}/client.ts`)) return;
  await step("Generating the database client", () =>
    runQuietly(process.execPath, [installedCommand("prisma", "build", "index.js"), "generate"], {
      env: toolEnvironment(),
      mend: "The database client could not be generated from prisma/models.",
    }),
  );
  writeFileSync(stamp, wanted);
}
