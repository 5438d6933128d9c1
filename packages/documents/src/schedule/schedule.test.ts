import { instant } from "@porchlight/kernel";
import { parseXml } from "@porchlight/xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInForce, readSchedule, type ScheduleEntry, turnsAt } from "../index";

const PERSON = '<dm:person xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" id="p"/>';

function read(content: string, attributes = 'time-zone="Europe/Berlin"') {
  const xml = parseXml(
    `<schedule xmlns="urn:porchlight:params:xml:ns:schedule" ${attributes}>${content}</schedule>`,
  );
  if (!xml.ok) throw new Error(xml.error.reason.text);
  return readSchedule(xml.value.root);
}

function entry(content: string, attributes?: string): ScheduleEntry {
  const schedule = read(content, attributes);
  const [first] = schedule.ok ? schedule.value.entries : [];
  if (first === undefined) throw new Error(JSON.stringify(schedule));
  return first;
}

const at = (text: string) => instant(Date.parse(text));
const shown = (when: number | undefined): string | undefined =>
  when === undefined ? undefined : new Date(when).toISOString().replace(":00.000Z", "Z");
const weekly = (days: string, from: string, until: string, zone = "Europe/Berlin"): ScheduleEntry =>
  entry(`<weekly days="${days}" from="${from}" until="${until}">${PERSON}</weekly>`, `time-zone="${zone}"`);

describe("a schedule is read", () => {
  test("with what its entries hold, whatever else stands beside them", () => {
    const schedule = read(
      `<other xmlns="urn:x"/><weekly days="mon  fri" from="00:00" until="24:00"><tuple xmlns="urn:ietf:params:xml:ns:pidf" id="t"><status/></tuple><note xmlns="urn:ietf:params:xml:ns:pidf">n</note>${PERSON}</weekly><once until="2026-11-25T14:00:00+01:00"/>`,
    );
    expect(schedule).toMatchObject({
      ok: true,
      value: {
        entries: [
          {
            kind: "weekly",
            days: new Set([0, 4]),
            fromMinute: 0,
            untilMinute: 1440,
            content: { tuples: [{ id: "t" }], notes: [{ text: "n" }], persons: [{ id: "p" }] },
          },
          { kind: "once", from: undefined, until: at("2026-11-25T13:00:00Z") },
        ],
      },
    });
  });

  test("a time zone is needed for weekly only", () => {
    expect(read('<once until="2026-11-25T14:00:00Z"/>', "").ok).toBe(true);
  });

  const days = (more: string): string => `<weekly days="mon" ${more}/>`;
  test.each([
    ['<weekly days="mon" from="09:00" until="17:00"/>', "", "weekly needs a time-zone"],
    ["", 'time-zone="Europe/Atlantis"', "there is no time zone Europe/Atlantis"],
    ["", 'time-zone="+02:00"', "there is no time zone +02:00"],
    ["", 'time-zone=""', "there is no time zone "],
    ['<weekly days="funday" from="09:00" until="17:00"/>', undefined, "no day of the week: funday"],
    ['<weekly days="Mon" from="09:00" until="17:00"/>', undefined, "no day of the week: Mon"],
    ['<weekly days=" " from="09:00" until="17:00"/>', undefined, "weekly needs days"],
    ['<weekly from="09:00" until="17:00"/>', undefined, "weekly needs days"],
    [days('from="9:00" until="17:00"'), undefined, "weekly needs from and until as HH:MM"],
    [days('from="09:60" until="17:00"'), undefined, "weekly needs from and until as HH:MM"],
    [days('from="09:00" until="24:01"'), undefined, "weekly needs from and until as HH:MM"],
    [days('until="17:00"'), undefined, "weekly needs from and until as HH:MM"],
    [days('from="22:00" until="06:00"'), undefined, "until is not after from"],
    [days('from="09:00" until="09:00"'), undefined, "until is not after from"],
    ['<once from="2026-11-25T14:00:00Z"/>', undefined, "once needs an until"],
    [
      '<once from="2026-11-25T14:00:00Z" until="2026-11-25T14:00:00Z"/>',
      undefined,
      "until is not after from",
    ],
    ['<once until="2026-11-25T14:00:00"/>', undefined, "until of once is no date and time with an offset"],
    [
      '<once from="now" until="2026-11-25T14:00:00Z"/>',
      undefined,
      "from of once is no date and time with an offset",
    ],
    ["<daily/>", undefined, "<daily> is neither once nor weekly"],
    ['<once until="2026-11-25T14:00:00Z">text</once>', undefined, "text directly in <once>"],
    [
      '<once until="2026-11-25T14:00:00Z"><tuple xmlns="urn:ietf:params:xml:ns:pidf"/></once>',
      undefined,
      "<tuple> without id",
    ],
    ['<once until="2026-11-25T14:00:00Z"><schedule/></once>', undefined, "a schedule inside a schedule"],
    ['<once until="2026-11-25T14:00:00Z"/>'.repeat(65), undefined, "more than 64 entries"],
  ])("refused: %s %s", (content, attributes, reason) => {
    expect(read(content, attributes)).toMatchObject({ ok: false, error: { text: reason } });
  });
});

describe("when an entry is in force", () => {
  test("once: from its beginning up to its end", () => {
    const meeting = entry('<once from="2026-11-25T13:00:00Z" until="2026-11-25T14:00:00Z"/>');
    const moments = ["12:59", "13:00", "13:59", "14:00"].map((time) => at(`2026-11-25T${time}:00Z`));
    expect(moments.map((now) => isInForce(meeting, now))).toEqual([false, true, true, false]);
    expect(moments.map((now) => shown(turnsAt(meeting, now)))).toEqual([
      "2026-11-25T13:00Z",
      "2026-11-25T14:00Z",
      "2026-11-25T14:00Z",
      undefined,
    ]);
  });

  test("once without a beginning: up to its end", () => {
    const meeting = entry('<once until="2026-11-25T14:00:00Z"/>');
    expect(isInForce(meeting, instant(0))).toBe(true);
    expect(shown(turnsAt(meeting, instant(0)))).toBe("2026-11-25T14:00Z");
    expect(isInForce(meeting, at("2026-11-25T14:00:00Z"))).toBe(false);
  });

  test.each([
    ["winter", "2026-01-05T07:59:00Z", false, "2026-01-05T08:00Z"],
    ["winter, at work", "2026-01-05T08:00:00Z", true, "2026-01-05T16:00Z"],
    ["summer", "2026-07-06T07:00:00Z", true, "2026-07-06T15:00Z"],
    ["Friday evening", "2026-01-09T16:00:00Z", false, "2026-01-12T08:00Z"],
    ["the weekend on which summer time begins", "2026-03-27T16:00:00Z", false, "2026-03-30T07:00Z"],
    ["the weekend on which it ends", "2026-10-23T15:00:00Z", false, "2026-10-26T08:00Z"],
  ])("weekly: nine to five on the clocks of the place, %s", (_, now, holds, turn) => {
    const hours = weekly("mon tue wed thu fri", "09:00", "17:00");
    expect([isInForce(hours, at(now)), shown(turnsAt(hours, at(now)))]).toEqual([holds, turn]);
  });

  const turns = (each: ScheduleEntry, from: string, count: number): (string | undefined)[] => {
    const found: (string | undefined)[] = [];
    let now = at(from);
    for (let index = 0; index < count; index += 1) {
      const turn = turnsAt(each, now);
      if (turn === undefined) break;
      found.push(`${shown(turn)} ${isInForce(each, turn) ? "on" : "off"}`);
      now = turn;
    }
    return found;
  };

  test("weekly: an hour that is left out does not happen", () => {
    const night = weekly("sun", "02:15", "02:45");
    expect(turns(night, "2026-03-23T00:00:00Z", 2)).toEqual([
      "2026-04-05T00:15Z on",
      "2026-04-05T00:45Z off",
    ]);
    expect(turns(weekly("sun", "01:30", "02:30"), "2026-03-28T12:00:00Z", 2)).toEqual([
      "2026-03-29T00:30Z on",
      "2026-03-29T01:00Z off",
    ]);
    expect(turns(weekly("sun", "02:30", "03:30"), "2026-03-28T12:00:00Z", 2)).toEqual([
      "2026-03-29T01:00Z on",
      "2026-03-29T01:30Z off",
    ]);
  });

  test("weekly: an hour that comes twice happens twice", () => {
    expect(turns(weekly("sun", "02:15", "02:45"), "2026-10-24T12:00:00Z", 4)).toEqual([
      "2026-10-25T00:15Z on",
      "2026-10-25T00:45Z off",
      "2026-10-25T01:15Z on",
      "2026-10-25T01:45Z off",
    ]);
    expect(turns(weekly("sun", "01:00", "02:30"), "2026-10-24T12:00:00Z", 4)).toEqual([
      "2026-10-24T23:00Z on",
      "2026-10-25T00:30Z off",
      "2026-10-25T01:00Z on",
      "2026-10-25T01:30Z off",
    ]);
  });

  test("weekly: around the clock it never ends, whatever is looked for", () => {
    const always = weekly("mon tue wed thu fri sat sun", "00:00", "24:00");
    let now = at("2026-10-20T12:34:00Z");
    for (let look = 0; look < 10; look += 1) {
      expect(isInForce(always, now)).toBe(true);
      const next = turnsAt(always, now);
      expect(next).toBeGreaterThan(now);
      now = next ?? now;
    }
  });
});

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Asia/Beirut",
  "Pacific/Apia",
];
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** The same, as the platform writes it. */
function reads(zone: string, now: number, days: readonly string[], from: number, until: number): boolean {
  const text = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(now);
  const [, day = "", hour, minute] = /^(\w{3}),? (\d\d):(\d\d)$/.exec(text) ?? [];
  const inDay = Number(hour) * 60 + Number(minute);
  return days.includes(day.toLowerCase()) && inDay >= from && inDay < until;
}

test("in force exactly while the clock says so, and nothing changes before the turn that is told", () => {
  // Two days around changes of the clocks, besides any time of a year.
  const changes = [
    Date.UTC(2026, 2, 29, 1),
    Date.UTC(2026, 9, 25, 1),
    Date.UTC(2026, 2, 8, 7),
    Date.UTC(2026, 3, 4, 15),
  ];
  const moment = fc.oneof(
    fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }),
    fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -2880, max: 2880 }))
      .map(([base, minutes]) => base + minutes * 60_000),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.subarray(DAYS, { minLength: 1 }),
      fc.nat({ max: 1439 }),
      fc.nat({ max: 1440 }),
      moment,
      (zone, days, one, other, now) => {
        const [from, until] = one < other ? [one, other] : [Math.min(other, 1439), one + 1];
        const each = weekly(days.join(" "), clock(from), clock(until), zone);
        const holds = reads(zone, now, days, from, until);
        expect(isInForce(each, instant(now))).toBe(holds);
        const turn = turnsAt(each, instant(now)) ?? 0;
        expect(turn).toBeGreaterThan(now);
        expect(reads(zone, turn, days, from, until)).toBe(isInForce(each, instant(turn)));
        expect(reads(zone, turn - 1, days, from, until)).toBe(holds);
        for (let step = 1; step <= 40; step += 1) {
          const between = now + Math.floor(((turn - now) * step) / 41);
          expect(reads(zone, between, days, from, until)).toBe(holds);
        }
      },
    ),
    { numRuns: 200 },
  );
}, 60_000);
