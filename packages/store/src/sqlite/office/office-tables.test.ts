import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { KEPT_TABLES, LIVE_TABLES, OFFICE_TABLES } from "./office-tables";

const models = new URL("../../../../../prisma/models/", import.meta.url);

test("each table is of the office, or named as one that is not", async () => {
  const files = await readdir(models);
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, models), "utf8")));
  const tables = texts.flatMap((text) => [...text.matchAll(/@@map\("(\w+)"\)/g)].map(([, name]) => name));
  expect([...OFFICE_TABLES, ...LIVE_TABLES, ...KEPT_TABLES].sort()).toEqual(tables.sort());
});
