import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contentSchema } from "../config/content-schema";

const page = readFileSync(new URL("../../../../docs/operations/content.md", import.meta.url), "utf8");

test("the page of the content server names every setting of it, and no other", () => {
  const named = [...page.matchAll(/^\| `content\.(\w+)` \|/gm)].map(([, key]) => key);
  expect(named.sort()).toEqual(Object.keys(contentSchema.unwrap().shape).sort());
});

test("the numbers on the page are the defaults", () => {
  const defaults: Readonly<Record<string, unknown>> = contentSchema.parse({});
  const told = [...page.matchAll(/^\| `content\.(\w+)` \| (\d[\d,]*)( MiB| KiB)? \|/gm)];
  expect(told.length).toBe(9);
  for (const [, key = "", digits = "", unit = ""] of told) {
    const scale = { "": 1, " KiB": 1024, " MiB": 1_048_576 }[unit] ?? 0;
    expect([key, defaults[key]]).toEqual([key, Number(digits.replaceAll(",", "")) * scale]);
  }
});
