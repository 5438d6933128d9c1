/** Writes commits as fast as it can and prints the number of each one once it is acknowledged. Ends by being killed. */
import { writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { commit, publication, subscription } from "../src/conformance/samples";
import { openStore } from "../src/index";

const STDOUT = 1;
const BATCH = 5;

const folder = process.argv[2] ?? ".";
const migrationsDir = fileURLToPath(new URL("../../../prisma/sqlite/migrations", import.meta.url));
const { journal } = await openStore({
  url: `file:${join(folder, "porchlight.db")}`,
  durability: "full",
  migrationsDir,
});

for (let number = 1; ; number += BATCH) {
  const batch = Array.from({ length: BATCH }, (_, index) => number + index);
  await journal.write(
    batch.map((each) =>
      commit(
        { kind: "publication-put", record: publication({ id: `p${each}`, body: "x".repeat(1_100) }) },
        { kind: "subscription-put", record: subscription({ id: `s${each}` }) },
      ),
    ),
  );
  writeSync(STDOUT, `${batch.join("\n")}\n`);
}
