import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { instant } from "@porchlight/kernel";
import { expect, test } from "vitest";
import { temporaryStores } from "./temporary-store";

const stores = temporaryStores();
const writer = fileURLToPath(new URL("./charging-writer.ts", import.meta.url));

/** Runs the writer until it has told of so many batches, and kills it in the middle of the next; the last number told. */
async function toldBeforeKill(folder: string, batches: number): Promise<number> {
  const child = spawn(process.execPath, ["--import", "tsx", writer, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = 0;
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    told = Number(line);
    count += 1;
    if (count === batches) child.kill("SIGKILL");
  }
  return told;
}

test("PRV-047 after kill -9 every number up to the last has its record, and the next goes on from there, again and again", async () => {
  const folder = await stores.folder();
  let before = 0;
  for (const batches of [15, 10]) {
    const told = await toldBeforeKill(folder, batches);
    expect(told).toBeGreaterThan(before);
    before = told;
  }
  const { records } = await stores.open(folder);
  const { last } = await records.open(instant(0));
  expect(last).toBeGreaterThanOrEqual(before);
  const found = await records.after(0, {}, last + 1);
  expect(found.map(({ number }) => number)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
}, 60_000);
