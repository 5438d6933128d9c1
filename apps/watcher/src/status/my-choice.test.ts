import { expect, test } from "vitest";
import { emptyProfile } from "../profile/my-profile";
import { changed, choiceOf, current, firstChoice, type MyChoice, statusOf } from "./my-choice";

const noon = Date.UTC(2030, 0, 1, 12);
const meeting: MyChoice = {
  ...firstChoice(noon),
  preset: "meeting",
  note: "atrium",
  until: noon + 1000,
};
const said = (choice: MyChoice) => statusOf(choice, emptyProfile, undefined);

test("a choice is published with its activity, note and end", () => {
  expect(said(meeting)).toEqual({
    basic: "open",
    activities: ["meeting"],
    note: "atrium",
    until: noon + 1000,
    since: noon,
  });
  expect(said(firstChoice(noon))).toEqual({ basic: "open", since: noon });
});

test("invisible is no publication at all", () => {
  expect(said({ ...meeting, preset: "invisible" })).toBeUndefined();
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

test("PRS-063 do not disturb closes whatever services say, and is busy for those who do not know that", () => {
  expect(said({ ...firstChoice(noon), preset: "do-not-disturb" })).toMatchObject({
    activities: ["busy"],
    overridingWillingness: "closed",
  });
});

test("an activity is told besides the preset, once, and goes with it", () => {
  const lunch: MyChoice = {
    ...firstChoice(noon),
    preset: "away",
    activity: "meal",
    mood: "happy",
    place: "cafe",
  };
  expect(said(lunch)).toMatchObject({ activities: ["away", "meal"], mood: ["happy"], place: "cafe" });
  expect(said({ ...meeting, activity: "meeting" })?.activities).toEqual(["meeting"]);
  expect(changed(lunch, { preset: "busy" }, noon + 1)).toMatchObject({
    preset: "busy",
    activity: "",
    mood: "happy",
    since: noon + 1,
  });
  expect(changed(lunch, { preset: "away", activity: "dinner" }, noon)).toMatchObject({ activity: "dinner" });
});

test("PRS-067 of the profile and the use of the device only what is there is said", () => {
  const profile = { ...emptyProfile, displayName: "Alice", sphere: "work" as const, sharesLocalTime: true };
  const status = statusOf(firstChoice(noon), profile, { state: "idle", idleThresholdSeconds: 600 });
  expect(status).toMatchObject({
    displayName: "Alice",
    sphere: "work",
    timeOffsetMinutes: -new Date(noon).getTimezoneOffset() || 0,
    input: { state: "idle" },
  });
  expect(said(firstChoice(noon))).toEqual({ basic: "open", since: noon });
});
