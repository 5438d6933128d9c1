import { expect, test } from "vitest";
import { entryOf, firstDraft } from "./entry-draft";

const noon = new Date(2030, 0, 1, 12, 34).getTime();
const draft = firstDraft(noon);

test("the form begins with a meeting of an hour, or the hours of an office", () => {
  const one = new Date(2030, 0, 1, 13).getTime();
  expect(entryOf(draft)).toEqual({
    kind: "once",
    from: one,
    until: one + 3_600_000,
    activities: ["meeting"],
    note: "",
  });
  expect(entryOf({ ...draft, kind: "weekly", activity: "", note: " In " })).toEqual({
    kind: "weekly",
    days: ["mon", "tue", "wed", "thu", "fri"],
    from: "09:00",
    until: "17:00",
    activities: [],
    note: "In",
  });
});

test.each([
  ["words", { activity: "", note: " " }],
  ["times", { onceUntil: "" }],
  ["order", { onceUntil: draft.onceFrom }],
  ["days", { kind: "weekly", days: [] }],
  ["times", { kind: "weekly", weeklyFrom: "" }],
  ["order", { kind: "weekly", weeklyFrom: "22:00", weeklyUntil: "06:00" }],
] as const)("%s are missing", (fault, change) => {
  expect(entryOf({ ...draft, ...change })).toBe(fault);
});

test("an end at midnight is that of the day; days stand in the order of the week", () => {
  const late = {
    ...draft,
    kind: "weekly",
    days: ["sun", "mon"],
    weeklyFrom: "22:00",
    weeklyUntil: "00:00",
  } as const;
  expect(entryOf(late)).toMatchObject({ days: ["mon", "sun"], from: "22:00", until: "24:00" });
});
