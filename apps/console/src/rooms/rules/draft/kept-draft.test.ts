import { describe, expect, test } from "vitest";
import { DraftStore, draftStanding } from "./kept-draft";

class Storage {
  readonly items = new Map<string, string>();
  getItem(name: string): string | null {
    return this.items.get(name) ?? null;
  }
  setItem(name: string, value: string): void {
    if (value.length > 1000) throw new Error("full");
    this.items.set(name, value);
  }
  removeItem(name: string): void {
    this.items.delete(name);
  }
}

const base = { text: "old", etag: "1" };

describe("a kept draft", () => {
  test("comes back for the same operator and document", () => {
    const storage = new Storage();
    const draft = { text: "new", base };
    new DraftStore(storage, "olga").write("doc", draft);
    expect(new DraftStore(storage, "olga").read("doc")).toEqual(draft);
    expect(new DraftStore(storage, "otto").read("doc")).toBeUndefined();
    expect(new DraftStore(storage, "olga").read("other")).toBeUndefined();
    new DraftStore(storage, "olga").write("doc", undefined);
    expect(storage.items.size).toBe(0);
  });

  test("is forgotten where the storage does not take it, or holds something else", () => {
    const storage = new Storage();
    const drafts = new DraftStore(storage, "olga");
    drafts.write("doc", { text: "x".repeat(2000), base });
    expect(drafts.read("doc")).toBeUndefined();
    for (const value of [
      "{",
      "null",
      '{"text":1}',
      '{"text":"a","base":null}',
      '{"text":"a","base":{"text":"b"}}',
    ]) {
      storage.items.set(JSON.stringify(["porchlight draft", "olga", "doc"]), value);
      expect(drafts.read("doc")).toBeUndefined();
    }
  });
});

test.each([
  ["clean", "old", { text: "old", etag: "1" }],
  ["clean", "old", { text: "theirs", etag: "2" }],
  ["clean", "same", { text: "same", etag: "2" }],
  ["edited", "new", { text: "old", etag: "1" }],
  ["overtaken", "new", { text: "theirs", etag: "2" }],
  ["overtaken", "new", { text: "", etag: null }],
] as const)("a draft is %s", (standing, text, server) => {
  expect(draftStanding({ text, base }, server)).toBe(standing);
});
