import { expect, test } from "vitest";
import { qrPath } from "./qr-path";

test("a link becomes a square of modules with a quiet zone around it", () => {
  const { size, path } = qrPath(`https://office.test/setup/#pls_${"a".repeat(43)}`);
  expect((size - 8 - 17) % 4).toBe(0);
  expect(path.startsWith("M4 4h1v1h-1z")).toBe(true);
  const places = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
  expect(Math.min(...places)).toBe(4);
  expect(Math.max(...places)).toBe(size - 5);
});
