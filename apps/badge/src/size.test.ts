import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { buildOptions } from "../build-options.mjs";

test("COR-075 the badge is one file of less than 6 kB, compressed, that loads nothing", async () => {
  const { outputFiles } = await build({ ...buildOptions, write: false });
  expect(outputFiles).toHaveLength(1);
  const text = outputFiles[0]?.text ?? "";
  expect(gzipSync(text).length).toBeLessThan(6000);
  expect(text).not.toMatch(/\bimport\b|innerHTML|eval\(/);
});
