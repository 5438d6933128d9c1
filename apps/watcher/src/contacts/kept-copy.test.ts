import { memoryStorage } from "@porchlight/presence-client";
import { expect, test } from "vitest";
import { KeptCopy } from "./kept-copy";

test("a copy is there after a reload, and gone when cleared", () => {
  const storage = memoryStorage();
  const copy = { etag: "e1", text: "<a/>" };
  new KeptCopy(storage, "lists").save(copy);
  expect(new KeptCopy(storage, "lists").load()).toEqual(copy);
  expect(new KeptCopy(storage, "others").load()).toBeUndefined();
  new KeptCopy(storage, "lists").clear();
  expect(new KeptCopy(storage, "lists").load()).toBeUndefined();
});

test("a copy that is too long is not kept, nor the one before it", () => {
  const kept = new KeptCopy(memoryStorage(), "lists");
  kept.save({ etag: "e1", text: "<a/>" });
  kept.save({ etag: "e2", text: "x".repeat(500_001) });
  expect(kept.load()).toBeUndefined();
});

test.each(["{", "null", "[]", '{"etag":"e1"}', '{"etag":1,"text":"x"}'])("%s is no copy", (stored) => {
  const storage = memoryStorage();
  storage.set("lists", stored);
  expect(new KeptCopy(storage, "lists").load()).toBeUndefined();
});

test("where storage is forbidden or full, nothing is kept and nothing fails", () => {
  const forbidden = (): never => {
    throw new Error("forbidden");
  };
  const kept = new KeptCopy({ get: forbidden, set: forbidden, remove: forbidden }, "lists");
  kept.save({ etag: "e1", text: "<a/>" });
  kept.clear();
  expect(kept.load()).toBeUndefined();
});
