import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eventsSchema } from "../config/events-schema";

const page = readFileSync(new URL("../../../../docs/operations/events.md", import.meta.url), "utf8");

test("COR-075 the page of watchers over HTTP names every setting with its default, and no other", () => {
  const named = [...page.matchAll(/^\| `events\.(\w+)` \| (\d+) \|/gm)].map(([, key, value]) => [
    key,
    Number(value),
  ]);
  expect(Object.fromEntries(named)).toEqual(eventsSchema.parse({}));
});
