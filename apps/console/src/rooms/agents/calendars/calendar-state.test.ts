import type { Calendar } from "@porchlight/admin-api";
import { expect, test } from "vitest";
import { say } from "../../../words/testing/english";
import { calendarWindow, stateOf } from "./calendar-state";

const calendar = (aor: string, change: Partial<Calendar> = {}): Calendar => ({
  aor,
  name: "calendar",
  kind: "feed",
  feedHost: "calendar.example.com",
  timeZone: "",
  showsTitles: false,
  createdAt: "2030-01-01T12:00:00.000Z",
  updatedAt: "2030-01-01T12:00:00.000Z",
  readAt: "2030-01-01T12:00:00.000Z",
  triedAt: "2030-01-01T12:00:00.000Z",
  nextReadAt: null,
  error: null,
  errorSaid: null,
  now: null,
  ahead: 0,
  next: null,
  leftOut: 0,
  ...change,
});

test.each([
  ["Good", {}],
  ["Failing", { error: "404", leftOut: 2 }],
  ["Not read yet", { readAt: null }],
  ["Read in part", { leftOut: 2 }],
])("PEA-1 a calendar is %s", (word, change) => {
  expect(stateOf(calendar("sip:alice@office.test", change), say).word).toBe(word);
});

test("PEA-1 calendars are found by owner, name, host and state, in windows", () => {
  const all = [
    calendar("sip:alice@office.test", { error: "404" }),
    calendar("sip:bob@office.test", { name: "work", feedHost: null }),
    calendar("sip:carol@office.test"),
  ];
  const found = (search: string, state?: "failing", window = { offset: 0, limit: 100 }) => {
    const { items, total } = calendarWindow(all, { search, state }, window);
    return [total, items.map(({ aor }) => aor.slice(4, 7))];
  };
  expect(found("")).toEqual([3, ["ali", "bob", "car"]]);
  expect(found("", undefined, { offset: 1, limit: 1 })).toEqual([3, ["bob"]]);
  expect(found("WORK")).toEqual([1, ["bob"]]);
  expect(found("example.com")).toEqual([2, ["ali", "car"]]);
  expect(found("", "failing")).toEqual([1, ["ali"]]);
});
