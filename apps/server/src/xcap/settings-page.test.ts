import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { xcapSchema } from "../config/xcap-schema";

const page = readFileSync(new URL("../../../../docs/operations/xcap.md", import.meta.url), "utf8");

test("the page of the XCAP server names every setting of it, and no other", () => {
  const named = [...page.matchAll(/^\| `xcap\.(\w+)` \|/gm)].map(([, key]) => key);
  expect(named.sort()).toEqual(Object.keys(xcapSchema.unwrap().shape).sort());
});

test("the numbers on the page are the defaults", () => {
  const defaults: Readonly<Record<string, unknown>> = xcapSchema.parse({});
  const told = [...page.matchAll(/^\| `xcap\.(\w+)` \| (\d[\d,]*)( MiB| KiB)?/gm)];
  expect(told.length).toBeGreaterThan(8);
  for (const [, key = "", digits = "", unit = ""] of told) {
    const scale = { "": 1, " KiB": 1024, " MiB": 1_048_576 }[unit] ?? 0;
    expect([key, defaults[key]]).toEqual([key, Number(digits.replaceAll(",", "")) * scale]);
  }
});
