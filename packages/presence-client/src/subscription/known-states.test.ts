import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { memoryStorage } from "../support/client-storage";
import { type KnownState, KnownStates } from "./known-states";

const alice = "sip:alice@office.test";
const state = (tag: string, body = "<presence/>"): KnownState => ({
  tag,
  contentType: "application/pidf+xml",
  body,
  receivedAt: 1,
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("PRS-110 a state is there after a reload, the last one of many changes", () => {
  const storage = memoryStorage();
  const states = new KnownStates(storage, alice);
  for (const tag of ["t1", "t2", "t3"]) states.changed("presence sip:bob", () => state(tag));
  expect(storage.get(`states:${alice}`)).toBeUndefined();
  vi.runAllTimers();
  expect(new KnownStates(storage, alice).get("presence sip:bob")).toEqual(state("t3"));
  expect(new KnownStates(storage, "sip:carol@office.test").get("presence sip:bob")).toBeUndefined();
});

test("what is deleted, or cannot be told as a whole any more, is gone from the storage too", () => {
  const storage = memoryStorage();
  const states = new KnownStates(storage, alice);
  states.changed("one", () => state("t1"));
  states.changed("two", () => state("t2"));
  vi.runAllTimers();
  states.changed("two", () => undefined);
  states.delete("one");
  expect(storage.get(`states:${alice}`)).toBeUndefined();
});

test("of more than a storage should hold the newest stay", () => {
  const storage = memoryStorage();
  const states = new KnownStates(storage, alice);
  for (const name of ["old", "middle", "new"]) {
    states.changed(name, () => state(name, "x".repeat(400_000)));
    vi.runAllTimers();
  }
  const again = new KnownStates(storage, alice);
  expect(["old", "middle", "new"].map((name) => again.get(name)?.tag)).toEqual([undefined, "middle", "new"]);
});

test.each([
  "",
  "{",
  "null",
  '{"a":1}',
  "[1]",
  '[["one"]]',
  '[["one",null]]',
  '[["one",{"tag":"t 1","contentType":"a/b","body":"","receivedAt":1}]]',
  '[["one",{"tag":"t1\\r\\nX: y","contentType":"a/b","body":"","receivedAt":1}]]',
  '[["one",{"tag":"t1","contentType":1,"body":"","receivedAt":1}]]',
])("a storage that holds %j holds nothing", (text) => {
  const storage = memoryStorage();
  storage.set(`states:${alice}`, text);
  expect(new KnownStates(storage, alice).get("one")).toBeUndefined();
});
