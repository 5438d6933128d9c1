import { join } from "node:path";
import { expect, test } from "vitest";
import { nameOf, nodesOf, sourcesIn } from "../words/testing/source-tree";

const CLOCKWORK = new Set(["setInterval", "refetchInterval", "refetchIntervalInBackground"]);

test("no page is read again by the clock: live events say when", () => {
  const found = sourcesIn(join(import.meta.dirname, "..")).flatMap(({ path, tree }) =>
    [...nodesOf(tree)].map(nameOf).flatMap((name) => (CLOCKWORK.has(name ?? "") ? [`${path}: ${name}`] : [])),
  );
  expect(found).toEqual([]);
});
