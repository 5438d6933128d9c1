import { expect, test } from "vitest";
import { type ContactState, withoutPresence } from "../presence/contact-state";
import type { BoardRow } from "./arrange-contacts";
import { knownOf, newsOf } from "./board-news";

const told = (mark: "available" | "away" | "busy" | "offline", activities: string[] = []): ContactState => ({
  ...withoutPresence,
  mark,
  summary: { mark, note: undefined, activities, since: undefined },
  silence: undefined,
});

const row = (user: string, state: ContactState): BoardRow => {
  const uri = `sip:${user}@office.test`;
  const contact = { uri, address: uri, name: user, group: undefined };
  return { contact, state, reading: undefined, unread: 0 };
};

const known = knownOf([
  row("Bob", told("available")),
  row("Carol", told("away")),
  row("Dave", { ...withoutPresence, mark: "pending", silence: undefined }),
  row("Erin", withoutPresence),
  row("Frank", told("offline")),
]);

test("those who have changed are told with what they are now", () => {
  const rows = [
    row("Bob", told("busy", ["meeting"])),
    row("Carol", told("away")),
    row("Dave", told("offline")),
  ];
  expect(newsOf(known, rows)).toBe("Bob is now: In a meeting. Dave is now: Offline.");
});

test("what is heard for the first time, and what may be old, is no news", () => {
  expect(newsOf(known, [row("Erin", told("available")), row("Grace", told("busy"))])).toBe("");
  expect(newsOf(known, [row("Bob", { ...told("busy"), stale: true }), row("Carol", withoutPresence)])).toBe(
    "",
  );
});

test("another note or time is no news", () => {
  const { summary, ...state } = told("available");
  const noted = { ...state, summary: summary && { ...summary, note: "In the garden" } };
  expect(newsOf(known, [row("Bob", noted)])).toBe("");
});

test("many at a time are counted", () => {
  const rows = ["Bob", "Carol", "Dave", "Frank"].map((user) => row(user, told("busy")));
  expect(newsOf(known, rows)).toBe("4 contacts have changed.");
});
