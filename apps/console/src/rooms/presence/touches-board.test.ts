import type { LiveEvent, Presentity } from "@porchlight/admin-api";
import { expect, test } from "vitest";
import { touchesBoard } from "./touches-board";

const row = (user: string): Presentity => ({
  presentity: `sip:${user}@office.test`,
  eventPackages: ["presence"],
  mark: "available",
  note: null,
  publications: 1,
  watchers: 0,
  changedAt: null,
});
const windowOf = (...users: string[]) => ({ items: users.map(row), total: 1000 });
const changed = (...users: string[]): LiveEvent => ({
  topic: "presentities",
  ids: users.map((user) => `sip:${user}@office.test`),
  more: false,
});

test.each([
  ["a row", changed("bob"), true],
  ["somebody new between two rows", changed("bella"), true],
  ["one of several", changed("zoe", "carol"), true],
  ["somebody before all rows", changed("adam"), "later"],
  ["somebody behind all rows", changed("zoe"), "later"],
  ["more than it names", { topic: "presentities", ids: [], more: true } satisfies LiveEvent, true],
  ["another list", { topic: "users", ids: ["sip:bob@office.test"], more: false } satisfies LiveEvent, false],
])("an event of %s", (_, event, touch) => {
  expect(touchesBoard(event, windowOf("alice", "bob", "carol"), 100)).toBe(touch);
  expect(touchesBoard(event, windowOf("carol", "bob", "alice"), 100)).toBe(touch);
});

test("whoever comes before the first of all, or behind the last of all, is told at once", () => {
  expect(touchesBoard(changed("adam"), windowOf("alice", "bob"), 0)).toBe(true);
  expect(touchesBoard(changed("zoe"), windowOf("alice", "bob"), 0)).toBe("later");
  expect(touchesBoard(changed("zoe"), windowOf("alice", "bob"), 998)).toBe(true);
  expect(touchesBoard(changed("zoe"), windowOf("bob", "alice"), 0)).toBe(true);
  expect(touchesBoard(changed("adam"), windowOf("bob", "alice"), 0)).toBe("later");
  expect(touchesBoard(changed("adam"), windowOf("bob", "alice"), 998)).toBe(true);
});

test("what is not read yet, or is empty, is read", () => {
  expect(touchesBoard(changed("bob"), undefined, 0)).toBe(true);
  expect(touchesBoard(changed("bob"), windowOf(), 0)).toBe(true);
});
