import { expect, test } from "vitest";
import { say } from "../../../words/testing/english";
import { type CalendarDraft, calendarBody, draftFaults } from "./calendar-draft";

const FEED: CalendarDraft = {
  owner: "alice@office.test",
  name: "calendar",
  kind: "feed",
  feedUrl: " https://calendar.example.com/alice.ics ",
  file: undefined,
  timeZone: "Europe/Berlin",
  showsTitles: false,
};
const ICS = new File(["BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"], "alice.ics");

test("PEA-1 a new calendar needs a feed or a file; one that stands keeps what it has", () => {
  expect(draftFaults(FEED, undefined, say)).toEqual({});
  expect(
    Object.keys(draftFaults({ ...FEED, owner: " ", name: "No Name", feedUrl: "" }, undefined, say)),
  ).toEqual(["owner", "name", "feedUrl"]);
  expect(draftFaults({ ...FEED, feedUrl: "" }, "feed", say)).toEqual({});
  expect(Object.keys(draftFaults({ ...FEED, kind: "upload" }, "feed", say))).toEqual(["file"]);
  expect(draftFaults({ ...FEED, kind: "upload", file: ICS }, "feed", say)).toEqual({});
});

test("PEA-1 what is not given is not sent", async () => {
  const common = { timeZone: "Europe/Berlin", showsTitles: false };
  expect(await calendarBody(FEED)).toEqual({ ...common, feedUrl: "https://calendar.example.com/alice.ics" });
  expect(await calendarBody({ ...FEED, feedUrl: "" })).toEqual(common);
  expect(await calendarBody({ ...FEED, kind: "upload", file: ICS })).toEqual({
    ...common,
    text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
  });
});
