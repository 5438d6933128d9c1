import { readPresence, readSchedule } from "@porchlight/documents";
import { childElements, parseXml } from "@porchlight/xml";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type PlanContent, readPlan, withEntry, withoutEntry } from "./plan-document";
import { days, type NewEntry } from "./planned-entry";

const entity = "sip:alice@office.test";
const noon = Date.UTC(2030, 0, 1, 12);
const meeting: NewEntry = {
  kind: "once",
  from: noon,
  until: noon + 3_600_000,
  activities: ["meeting"],
  note: "Budget <talk> & more",
};
const hours: NewEntry = {
  kind: "weekly",
  days: ["mon", "fri"],
  from: "09:00",
  until: "24:00",
  activities: ["working"],
  note: "",
};

let serial = 0;
function added(text: string | undefined, entry: NewEntry, zone = "Europe/Berlin"): string {
  serial += 1;
  const result = withEntry(text, entry, { entity, zone, id: `plan-${serial}` });
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

function planIn(text: string): PlanContent {
  const read = readPlan(text);
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
}

const isValid = (text: string): boolean => {
  const xml = parseXml(text);
  const schedule = xml.ok && childElements(xml.value.root).find(({ localName }) => localName === "schedule");
  return (
    xml.ok &&
    readPresence(xml.value, entity).ok &&
    schedule !== false &&
    schedule !== undefined &&
    readSchedule(schedule).ok
  );
};

test("the first entry makes the document and its schedule, the next ones stand behind it", () => {
  const first = added(undefined, meeting);
  const second = added(first, hours);
  expect(planIn(second)).toMatchObject({ zone: "Europe/Berlin", entries: [meeting, hours] });
  expect(isValid(second)).toBe(true);
});

test("what else stands in the document stays byte for byte", () => {
  const before = `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${entity}">\n  <note xml:lang='en'>Sales</note><!-- mine -->\n</presence>`;
  const after = added(before, meeting);
  expect(after.startsWith(before.slice(0, before.indexOf("</presence>")).trimEnd())).toBe(true);
  expect(isValid(after)).toBe(true);
});

test("a schedule without a time zone gets that of here, one that has one keeps it", () => {
  const schedule = (zone: string): string =>
    `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${entity}"><s:schedule xmlns:s="urn:porchlight:params:xml:ns:schedule"${zone}/></presence>`;
  expect(planIn(added(schedule(""), hours))).toMatchObject({ zone: "Europe/Berlin", entries: [hours] });
  expect(planIn(added(schedule(' time-zone="Asia/Tokyo"'), hours)).zone).toBe("Asia/Tokyo");
});

test("an entry is taken out wherever it stands by now, and nothing when it is gone", () => {
  const both = added(added(undefined, meeting), hours);
  const [first] = planIn(both).entries;
  if (!first) throw new Error("no entry");
  const more = added(both, { ...meeting, note: "another" });
  const without = withoutEntry(more, first);
  expect(without.ok && planIn(without.value).entries).toMatchObject([hours, { note: "another" }]);
  expect(without.ok && withoutEntry(without.value, first)).toEqual(without);
});

test.each(["", "<presence", '<presence xmlns="urn:ietf:params:xml:ns:pidf"/>', "<a/>"])(
  "what is no presence document is left alone: %s",
  (text) => {
    expect(readPlan(text).ok).toBe(false);
    expect(withEntry(text, meeting, { entity, zone: "UTC", id: "p" }).ok).toBe(false);
  },
);

const words = fc.record({
  activities: fc.oneof(fc.constant([]), fc.constantFrom(["meeting"], ["working"], ["knitting & <purling>"])),
  note: fc.string({ unit: "grapheme-ascii" }).map((text) => text.trim()),
});
const clockMinute = fc.integer({ min: 0, max: 1439 });
const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const entry: fc.Arbitrary<NewEntry> = fc.oneof(
  fc
    .tuple(words, fc.integer({ min: 1, max: 4_000_000_000_000 }), fc.integer({ min: 1, max: 1_000_000_000 }))
    .map(([said, from, span]): NewEntry => ({ ...said, kind: "once", from, until: from + span })),
  fc.tuple(words, fc.subarray([...days], { minLength: 1 }), clockMinute).map(
    ([said, chosen, from]): NewEntry => ({
      ...said,
      kind: "weekly",
      days: chosen,
      from: clockText(from),
      until: clockText(from + 1),
    }),
  ),
);

test("whatever is planned is read back as it was, and taken out again leaves the rest", () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), fc.nat(), (entries, pick) => {
      let text: string | undefined;
      for (const each of entries) text = added(text, each);
      const { entries: read } = planIn(text ?? "");
      expect(read).toMatchObject(entries);
      const gone = read[pick % read.length];
      const without = gone && withoutEntry(text ?? "", gone);
      expect(without?.ok && planIn(without.value).entries.length).toBe(read.length - 1);
    }),
  );
});
