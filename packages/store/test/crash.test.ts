import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryStores } from "./temporary-store";

const stores = temporaryStores();
const writer = fileURLToPath(new URL("./crash-writer.ts", import.meta.url));

/** Runs the writer until it has acknowledged so many commits, and kills it in the middle of the next ones. */
async function acknowledgedBeforeKill(folder: string, enough: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, ["--import", "tsx", writer, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === enough) child.kill("SIGKILL");
  }
  return acknowledged;
}

test("after kill -9 under load every acknowledged commit is there, whole and in order", async () => {
  const folder = await stores.folder();
  const acknowledged = await acknowledgedBeforeKill(folder, 300);
  expect(acknowledged.length).toBeGreaterThanOrEqual(300);

  const { publications, subscriptions } = await (await stores.open(folder)).journal.load();
  const published = new Set(publications.map(({ id }) => id));
  expect(acknowledged.filter((number) => !published.has(`p${number}`))).toEqual([]);
  // The two records of one commit came together.
  expect(subscriptions.map(({ id }) => id.slice(1)).sort()).toEqual(
    publications.map(({ id }) => id.slice(1)).sort(),
  );
  const counter =
    publications.length === 0 ? 0 : Math.max(...publications.map(({ id }) => Number(id.slice(1))));
  expect(published.size).toBe(counter);
});

test("a database that was killed is opened and written on, again and again", async () => {
  const folder = await stores.folder();
  for (const round of [1, 2, 3]) {
    const acknowledged = await acknowledgedBeforeKill(folder, 20 * round);
    expect(acknowledged.length).toBeGreaterThanOrEqual(20 * round);
  }
  const store = await stores.open(folder);
  expect((await store.journal.load()).publications.length).toBeGreaterThan(0);
});
