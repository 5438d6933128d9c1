import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCalendar } from "../src/index";
import { at, BERLIN, calendarOf, event, read, shown, VTIMEZONE, wish } from "../src/testing";

const ONE_HOUR = ["UID:1", "DTSTART:20300107T090000Z", "DTEND:20300107T100000Z", "SUMMARY:Budget"];

describe("FLW-025 times of appointments (RFC 5545)", () => {
  test("in UTC, in a zone with rules, in a zone of the world, and in none", () => {
    const times = (dtstart: string, dtend: string) =>
      shown(calendarOf(...VTIMEZONE, ...event("UID:1", dtstart, dtend)), { timeZone: BERLIN });
    const nine = ["appointment 2030-01-07T08:00 2030-01-07T09:00"];
    expect(times("DTSTART:20300107T080000Z", "DTEND:20300107T090000Z")).toEqual(nine);
    const windows = "TZID=W. Europe Standard Time";
    expect(times(`DTSTART;${windows}:20300107T090000`, `DTEND;${windows}:20300107T100000`)).toEqual(nine);
    const world = "TZID=Europe/Berlin";
    expect(times(`DTSTART;${world}:20300107T090000`, `DTEND;${world}:20300107T100000`)).toEqual(nine);
    expect(times("DTSTART:20300107T090000", "DTEND:20300107T100000")).toEqual(nine);
  });

  test("times without zone follow the owner, else the calendar, else the server", () => {
    const floating = event("UID:1", "DTSTART:20300107T090000", "DURATION:PT30M");
    expect(shown(calendarOf(...floating))).toEqual(["appointment 2030-01-07T09:00 2030-01-07T09:30"]);
    expect(shown(calendarOf("X-WR-TIMEZONE:Europe/Berlin", ...floating))).toEqual([
      "appointment 2030-01-07T08:00 2030-01-07T08:30",
    ]);
    expect(shown(calendarOf("X-WR-TIMEZONE:Nowhere/At-All", ...floating), { timeZone: BERLIN })).toEqual([
      "appointment 2030-01-07T08:00 2030-01-07T08:30",
    ]);
  });

  test("whole days last from midnight to midnight where the owner is", () => {
    const days = calendarOf(...event("UID:1", "DTSTART;VALUE=DATE:20300108", "DTEND;VALUE=DATE:20300110"));
    expect(shown(days, { timeZone: BERLIN })).toEqual(["busy 2030-01-07T23:00 2030-01-09T23:00"]);
    const one = calendarOf(...event("UID:1", "DTSTART;VALUE=DATE:20300108"));
    expect(shown(one)).toEqual(["busy 2030-01-08T00:00 2030-01-09T00:00"]);
  });

  test.each(["W. Europe Standard Time", "Europe/Berlin"])(
    "a weekly appointment stays at nine when clocks change, in %s",
    (zone) => {
      const weekly = calendarOf(
        ...VTIMEZONE,
        ...event("UID:1", `DTSTART;TZID=${zone}:20300107T090000`, "DURATION:PT1H", "RRULE:FREQ=WEEKLY"),
      );
      const around = { from: at("2030-03-25T00:00:00Z"), until: at("2030-04-02T00:00:00Z") };
      expect(shown(weekly, around)).toEqual([
        "appointment 2030-03-25T08:00 2030-03-25T09:00",
        "appointment 2030-04-01T07:00 2030-04-01T08:00",
      ]);
    },
  );

  test("recurrences without those taken out, moved and cancelled; with those added", () => {
    const series = calendarOf(
      ...event(
        "UID:s",
        "DTSTART:20300107T090000Z",
        "DTEND:20300107T100000Z",
        "RRULE:FREQ=DAILY;COUNT=5",
        "EXDATE:20300108T090000Z",
        "RDATE:20300113T090000Z",
      ),
      ...event(
        "UID:s",
        "RECURRENCE-ID:20300109T090000Z",
        "DTSTART:20300109T150000Z",
        "DTEND:20300109T160000Z",
      ),
      ...event(
        "UID:s",
        "RECURRENCE-ID:20300110T090000Z",
        "DTSTART:20300110T090000Z",
        "DTEND:20300110T100000Z",
        "STATUS:CANCELLED",
      ),
    );
    expect(shown(series)).toEqual([
      "appointment 2030-01-07T09:00 2030-01-07T10:00",
      "appointment 2030-01-09T15:00 2030-01-09T16:00",
      "appointment 2030-01-11T09:00 2030-01-11T10:00",
      "appointment 2030-01-13T09:00 2030-01-13T10:00",
    ]);
  });

  test("an occurrence that was moved into the window from outside counts, one moved out does not", () => {
    const series = calendarOf(
      ...event("UID:s", "DTSTART:20291201T090000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY"),
      ...event("UID:s", "RECURRENCE-ID:20300201T090000Z", "DTSTART:20300110T090000Z", "DURATION:PT1H"),
    );
    expect(shown(series)).toEqual(["appointment 2030-01-10T09:00 2030-01-10T10:00"]);
    const early = { from: at("2030-02-01T00:00:00Z"), until: at("2030-02-02T00:00:00Z") };
    expect(shown(series, early)).toEqual([]);
  });

  test("a change of this and all future ones, and an exception of a series that is not there", () => {
    const series = calendarOf(
      ...event("UID:s", "DTSTART:20300107T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4"),
      ...event(
        "UID:s",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20300109T090000Z",
        "DTSTART:20300109T110000Z",
        "DURATION:PT2H",
      ),
      ...event("UID:gone", "RECURRENCE-ID:20300112T090000Z", "DTSTART:20300112T090000Z", "DURATION:PT1H"),
    );
    expect(shown(series)).toEqual([
      "appointment 2030-01-07T09:00 2030-01-07T10:00",
      "appointment 2030-01-08T09:00 2030-01-08T10:00",
      "appointment 2030-01-09T11:00 2030-01-09T13:00",
      "appointment 2030-01-10T11:00 2030-01-10T13:00",
      "appointment 2030-01-12T09:00 2030-01-12T10:00",
    ]);
  });
});

describe("FLW-025 what an appointment says of its owner", () => {
  const activity = (...lines: readonly string[]): string | undefined =>
    read(calendarOf(...event(...ONE_HOUR, ...lines))).appointments[0]?.activity;

  test.each([
    [[], "appointment"],
    [["TRANSP:TRANSPARENT"], undefined],
    [["STATUS:CANCELLED"], undefined],
    [["STATUS:TENTATIVE"], undefined],
    [["STATUS:CONFIRMED"], "appointment"],
    [["ATTENDEE:mailto:bob@office.test", "ATTENDEE:mailto:alice@office.test"], "meeting"],
    [["ATTENDEE:mailto:alice@office.test"], "appointment"],
    [["ATTENDEE;PARTSTAT=DECLINED:MAILTO:Alice@Office.test", "ATTENDEE:mailto:bob@office.test"], undefined],
    [["ATTENDEE;PARTSTAT=ACCEPTED:mailto:alice@office.test", "ATTENDEE:mailto:bob@office.test"], "meeting"],
    [["X-MICROSOFT-CDO-BUSYSTATUS:OOF"], "away"],
    [["X-MICROSOFT-CDO-BUSYSTATUS:OOF", "TRANSP:TRANSPARENT"], "away"],
    [["X-MICROSOFT-CDO-BUSYSTATUS:FREE"], undefined],
    [["X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"], undefined],
    [["X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"], "working"],
    [["X-MICROSOFT-CDO-BUSYSTATUS:BUSY"], "appointment"],
  ])("%j is %s", (lines, expected) => {
    expect(activity(...lines)).toBe(expected);
  });

  test("out of office for whole days is a vacation", () => {
    const days = event("UID:1", "DTSTART;VALUE=DATE:20300108", "X-MICROSOFT-CDO-BUSYSTATUS:OOF");
    expect(read(calendarOf(...days)).appointments).toMatchObject([{ activity: "vacation" }]);
  });

  test.each([
    [[], "Budget"],
    [["CLASS:PUBLIC"], "Budget"],
    [["CLASS:PRIVATE"], undefined],
    [["CLASS:confidential"], undefined],
    [["CLASS:X-SECRET"], undefined],
  ])("FLW-025 the title with %j is %s", (lines, title) => {
    expect(read(calendarOf(...event(...ONE_HOUR, ...lines))).appointments[0]?.title).toBe(title);
  });

  test("titles are bounded and can be shown", () => {
    const long = event(
      "UID:1",
      "DTSTART:20300107T090000Z",
      "DURATION:PT1H",
      `SUMMARY:\u202eA\\nB${"x".repeat(500)}`,
    );
    const [first] = read(calendarOf(...long)).appointments;
    expect(first?.title).toMatch(/^A Bx{197}$/);
  });
});

describe("COR-063 hostile calendars", () => {
  test.each([
    ["nothing", "", "there is no VCALENDAR in it"],
    ["something else", "hello", 'a line has neither ";" nor ":" in it: hello'],
    ["an address card", "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:x\r\nEND:VCARD", "there is no VCALENDAR in it"],
    [
      "a rule without a frequency",
      calendarOf(...event(...ONE_HOUR, "RRULE:FREQ=NEVER")),
      'invalid frequency "NEVER" expected: "SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY"',
    ],
    ["half a calendar", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT", "a part of it begins and never ends"],
    [
      "HTML",
      "<!doctype html><title>Sign in</title>",
      'a line has neither ";" nor ":" in it: <!doctype html><title>Sign in</title>',
    ],
    [
      "a quote that stays open",
      calendarOf(...event(...ONE_HOUR, 'X-A;B="C:D')),
      'a line has a quote that is never closed: ;B="C:D',
    ],
    [
      "a parameter without a value",
      calendarOf(...event(...ONE_HOUR, "X-A;B=C;D")),
      "a line has a parameter that is none: X-A;B=C;D",
    ],
    [
      "a parameter without a name",
      calendarOf(...event(...ONE_HOUR, "X-A;=C:D")),
      "a line has a parameter that is none: ;=C:D",
    ],
  ])("%s is refused with the reason", (_, text, because) => {
    expect(readCalendar(text, wish())).toMatchObject({
      ok: false,
      error: { text: `is not iCalendar: ${because}` },
    });
  });

  test.each([
    ["every second", "RRULE:FREQ=SECONDLY"],
    ["every minute for ever", "RRULE:FREQ=MINUTELY;UNTIL=99991231T235959Z"],
    ["the impossible", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"],
  ])("an event that recurs %s is left out, the others stay", (_, rule) => {
    const calendar = calendarOf(
      ...event("UID:bomb", "DTSTART:20000101T000000Z", "DURATION:PT1S", rule),
      ...event(...ONE_HOUR),
    );
    const { appointments, leftOut } = read(calendar);
    expect(appointments).toMatchObject([{ activity: "appointment", title: "Budget" }]);
    expect(leftOut).toBeLessThanOrEqual(1);
  });

  test("too many events are refused, too many appointments are left out", () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      event(`UID:${index}`, "DTSTART:20300107T090000Z", "DURATION:PT1H"),
    ).flat();
    const bounds = { ...wish().bounds, events: 19 };
    expect(readCalendar(calendarOf(...many), wish({ bounds }))).toMatchObject({ ok: false });
    const few = read(calendarOf(...many), { bounds: { ...wish().bounds, appointments: 15 } });
    expect(few).toMatchObject({ leftOut: 5 });
    expect(few.appointments).toHaveLength(15);
  });

  test("events that make no sense are left out", () => {
    const calendar = calendarOf(
      ...event("UID:a", "SUMMARY:no time"),
      ...event("UID:b", "DTSTART:20300107T100000Z", "DTEND:20300107T090000Z"),
      ...event("UID:c", "DTSTART:20300107T100000Z"),
      ...event("UID:d", "DTSTART:yesterday"),
      ...event(...ONE_HOUR),
    );
    expect(shown(calendar)).toEqual(["appointment 2030-01-07T09:00 2030-01-07T10:00"]);
  });

  test("whatever comes, it is read or refused", () => {
    const lines = fc.array(
      fc.oneof(
        fc.constantFrom(...calendarOf(...VTIMEZONE, ...event(...ONE_HOUR, "RRULE:FREQ=DAILY")).split("\r\n")),
        fc.string({ maxLength: 30 }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(lines, (some) => {
        const calendar = readCalendar(some.join("\r\n"), wish());
        expect(typeof calendar.ok).toBe("boolean");
      }),
      { numRuns: 300 },
    );
  });
});
