import type { Calendar } from "@porchlight/admin-api";
import type { BadgeProps } from "@porchlight/ui";
import type { Window, WindowPlace } from "~/parts/list/use-windows";
import type { Say } from "~/words/say";

export interface CalendarFilter {
  readonly search: string;
  readonly state: "failing" | undefined;
}

/** How reading a calendar goes, in one or two words. */
export function stateOf(
  { error, readAt, leftOut }: Pick<Calendar, "error" | "readAt" | "leftOut">,
  say: Say,
): {
  readonly word: string;
  readonly tone: BadgeProps["tone"];
} {
  if (error !== null) return { word: say("agents.failing"), tone: "danger" };
  if (readAt === null) return { word: say("agents.notReadYet"), tone: "warn" };
  return leftOut > 0
    ? { word: say("agents.readInPart"), tone: "warn" }
    : { word: say("agents.good"), tone: "ok" };
}

/** A window of those that the filter finds. */
export function calendarWindow(
  calendars: readonly Calendar[],
  { search, state }: CalendarFilter,
  { offset, limit }: WindowPlace,
): Window<Calendar> {
  const text = search.trim().toLowerCase();
  const found = calendars.filter(
    ({ aor, name, feedHost, error }) =>
      (state === undefined || error !== null) &&
      `${aor} ${name} ${feedHost ?? ""}`.toLowerCase().includes(text),
  );
  return { items: found.slice(offset, offset + limit), total: found.length };
}
