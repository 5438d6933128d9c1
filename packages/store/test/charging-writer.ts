/** Writes batches of charging records as fast as it can and prints the last number of each that is on disk. Ends by being killed. */
import { writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writtenRecord } from "@porchlight/accounting";
import { instant } from "@porchlight/kernel";
import { charging } from "../src/conformance/records";
import { openStore } from "../src/index";

const STDOUT = 1;
const BATCH = 7;

const folder = process.argv[2] ?? ".";
const migrationsDir = fileURLToPath(new URL("../../../prisma/sqlite/migrations", import.meta.url));
const { records } = await openStore({
  url: `file:${join(folder, "porchlight.db")}`,
  durability: "full",
  migrationsDir,
});
const { last } = await records.open(instant(0));

for (let first = last + 1; ; first += BATCH) {
  const batch = Array.from({ length: BATCH }, (_, index) =>
    writtenRecord({ number: first + index, record: charging({ session: "x".repeat(200) }) }),
  );
  await records.append({ first, last: first + BATCH - 1, records: batch, blocks: [], gaps: [] }, []);
  writeSync(STDOUT, `${first + BATCH - 1}\n`);
}
