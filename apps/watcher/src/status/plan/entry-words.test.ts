import { expect, test } from "vitest";
import { isOver, timeOf, wordsOf } from "./entry-words";
import type { PlannedEntry } from "./planned-entry";

const noon = new Date(2030, 0, 1, 12).getTime();
const weekly: PlannedEntry = {
  kind: "weekly",
  days: ["mon", "tue", "wed"],
  from: "09:00",
  until: "17:30",
  activities: ["working"],
  note: "Desk 4",
  source: "",
};

test("an entry in words", () => {
  expect(wordsOf(weekly)).toBe("Working, Desk 4");
  expect(timeOf(weekly, noon)).toBe("Mon to Wed, 09:00 to 17:30");
  expect(timeOf({ ...weekly, days: ["mon", "wed"] }, noon)).toBe("Mon, Wed, 09:00 to 17:30");
});

test("what is over is said to be", () => {
  const once: PlannedEntry = { ...weekly, kind: "once", from: undefined, until: noon };
  expect([isOver(once, noon - 1), isOver(once, noon), isOver(weekly, noon)]).toEqual([false, true, false]);
});
