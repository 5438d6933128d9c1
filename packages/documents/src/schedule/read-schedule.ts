import { fail, type Instant, ok, type Result, type Saying } from "@porchlight/kernel";
import { attributeOf, childElements, isNamed, type XmlElement } from "@porchlight/xml";
import { SCHEDULE } from "../namespaces";
import type { PresenceContent } from "../presence/presence-document";
import { readContent } from "../presence/read-presence";
import { parseTimestamp } from "../timestamp";
import { say } from "./sayings";
import { MAX_ENTRIES, type OnceEntry, type Schedule, type ScheduleEntry, type WeeklyEntry } from "./schedule";
import { TimeZone } from "./time-zone";

export const isSchedule = (element: XmlElement): boolean => isNamed(element, SCHEDULE, "schedule");

/** Reads a `schedule`; the error says what is wrong. */
export function readSchedule(schedule: XmlElement): Result<Schedule, Saying> {
  const children = childElements(schedule).filter(({ namespace }) => namespace === SCHEDULE);
  if (children.length > MAX_ENTRIES) return fail(say("too-many-entries-of-schedule", { count: MAX_ENTRIES }));
  const zoneName = attributeOf(schedule, "time-zone");
  const zone = zoneName === undefined ? undefined : TimeZone.named(zoneName);
  if (zoneName !== undefined && zone === undefined)
    return fail(say("no-such-time-zone", { name: brief(zoneName) }));
  const entries: ScheduleEntry[] = [];
  for (const child of children) {
    const entry = readEntry(child, zone);
    if (!entry.ok) return entry;
    entries.push(entry.value);
  }
  return ok({ entries });
}

/** What its author wrote, as far as it helps to find it. */
const brief = (text: string): string => text.slice(0, 64);

function readEntry(element: XmlElement, zone: TimeZone | undefined): Result<ScheduleEntry, Saying> {
  if (element.localName !== "once" && element.localName !== "weekly")
    return fail(say("neither-once-nor-weekly", { element: brief(element.localName) }));
  const content = readContent(element);
  if (!content.ok) return content;
  if (content.value.extensions.some(isSchedule)) return fail(say("schedule-inside"));
  if (element.localName === "once") return readOnce(element, content.value);
  return zone === undefined ? fail(say("weekly-without-zone")) : readWeekly(element, zone, content.value);
}

function readOnce(element: XmlElement, content: PresenceContent): Result<OnceEntry, Saying> {
  const from = readInstant(element, "from");
  if (!from.ok) return from;
  const until = readInstant(element, "until");
  if (!until.ok) return until;
  if (until.value === undefined) return fail(say("once-without-until"));
  if (from.value !== undefined && until.value <= from.value) return fail(say("until-not-after-from"));
  return ok({ kind: "once", from: from.value, until: until.value, content });
}

function readInstant(element: XmlElement, name: string): Result<Instant | undefined, Saying> {
  const written = attributeOf(element, name);
  if (written === undefined) return ok(undefined);
  const at = parseTimestamp(written)?.at;
  return at === undefined ? fail(say("once-without-offset", { name })) : ok(at);
}

function readWeekly(
  element: XmlElement,
  zone: TimeZone,
  content: PresenceContent,
): Result<WeeklyEntry, Saying> {
  const days = readDays(attributeOf(element, "days") ?? "");
  if (!days.ok) return days;
  const fromMinute = parseWallTime(attributeOf(element, "from") ?? "");
  const untilMinute = parseWallTime(attributeOf(element, "until") ?? "");
  if (fromMinute === undefined || untilMinute === undefined) return fail(say("weekly-without-hours"));
  if (untilMinute <= fromMinute) return fail(say("until-not-after-from"));
  return ok({ kind: "weekly", zone, days: days.value, fromMinute, untilMinute, content });
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function readDays(text: string): Result<ReadonlySet<number>, Saying> {
  const names = text.split(/\s+/).filter((name) => name !== "");
  const unknown = names.find((name) => !DAYS.includes(name));
  if (unknown !== undefined) return fail(say("no-day-of-week", { name: brief(unknown) }));
  return names.length === 0
    ? fail(say("weekly-without-days"))
    : ok(new Set(names.map((name) => DAYS.indexOf(name))));
}

function parseWallTime(text: string): number | undefined {
  const match = /^(\d\d):(\d\d)$/.exec(text);
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])];
  const minute = hours * 60 + minutes;
  return match !== null && minutes < 60 && minute <= 24 * 60 ? minute : undefined;
}
