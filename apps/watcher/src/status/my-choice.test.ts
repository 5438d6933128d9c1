import { expect, test } from "vitest";
import { choiceOf, current, firstChoice, statusOf } from "./my-choice";

const noon = Date.UTC(2030, 0, 1, 12);
const meeting = { preset: "meeting", note: "atrium", until: noon + 1000, since: noon } as const;

test("a choice is published with its activity, note and end", () => {
  expect(statusOf(meeting)).toEqual({
    basic: "open",
    activities: ["meeting"],
    note: "atrium",
    until: noon + 1000,
    since: noon,
  });
  expect(statusOf(firstChoice(noon))).toEqual({ basic: "open", since: noon });
});

test("invisible is no publication at all", () => {
  expect(statusOf({ ...meeting, preset: "invisible" })).toBeUndefined();
});

test("when its time is over, the user is available again and the note is gone", () => {
  expect(current(meeting, noon + 999)).toBe(meeting);
  expect(current(meeting, noon + 1000)).toEqual(firstChoice(noon + 1000));
});

test("a stored choice is read back, and nothing else", () => {
  expect(choiceOf(JSON.stringify(meeting))).toEqual(meeting);
  for (const text of [undefined, "", "null", "{}", '{"preset":"root","note":"","since":1}']) {
    expect(choiceOf(text)).toBeUndefined();
  }
});
