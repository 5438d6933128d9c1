import { after, type Instant } from "@porchlight/kernel";
import type { OnceEntry, ScheduleEntry, WeeklyEntry } from "./schedule";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Steps one search for the next turn may take; each goes over a day, or over a change of the clocks. */
const MAX_STEPS = 16;

/** Whether an entry is in force. */
export function isInForce(entry: ScheduleEntry, now: Instant): boolean {
  if (entry.kind === "once") return (entry.from ?? now) <= now && now < entry.until;
  return coversWallTime(entry, now + entry.zone.offsetAt(now));
}

/** When that changes next, or may; undefined when it never will. */
export const turnsAt = (entry: ScheduleEntry, now: Instant): Instant | undefined =>
  entry.kind === "once" ? onceTurnsAt(entry, now) : weeklyTurnsAt(entry, now);

const onceTurnsAt = ({ from, until }: OnceEntry, now: Instant): Instant | undefined =>
  [from, until].find((edge) => edge !== undefined && edge > now);

/** On to the next edge as the clocks go now, unless they are changed before. */
function weeklyTurnsAt(entry: WeeklyEntry, now: Instant): Instant {
  const { zone } = entry;
  let at = now;
  let offset = zone.offsetAt(at);
  const holds = coversWallTime(entry, at + offset);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const due = after(at, untilEdge(entry, at + offset));
    const then = zone.offsetAt(due);
    at = then === offset ? due : zone.changeBetween(at, due);
    offset = then;
    if (coversWallTime(entry, at + offset) !== holds) return at;
  }
  return at;
}

/** @param wall what a clock on the wall shows, in milliseconds since it showed the beginning of 1970 */
function coversWallTime({ days, fromMinute, untilMinute }: WeeklyEntry, wall: number): boolean {
  const inDay = wall - startOfDay(wall);
  return days.has(dayOfWeek(wall)) && inDay >= fromMinute * MINUTE && inDay < untilMinute * MINUTE;
}

/** Milliseconds on the wall to the next beginning or end of one of the days. */
function untilEdge({ days, fromMinute, untilMinute }: WeeklyEntry, wall: number): number {
  for (let day = startOfDay(wall); ; day += DAY) {
    if (!days.has(dayOfWeek(day))) continue;
    for (const minute of [fromMinute, untilMinute]) {
      const edge = day + minute * MINUTE;
      if (edge > wall) return edge - wall;
    }
  }
}

const startOfDay = (wall: number): number => Math.floor(wall / DAY) * DAY;

/** Monday is 0; 1970 began on a Thursday. */
const dayOfWeek = (wall: number): number => (((Math.floor(wall / DAY) + 3) % 7) + 7) % 7;
