import type { Calendar } from "@porchlight/admin-api";
import type { BadgeProps } from "@porchlight/ui";
import type { Window, WindowPlace } from "~/parts/list/use-windows";

export interface CalendarFilter {
  readonly search: string;
  readonly state: "failing" | undefined;
}

/** How reading a calendar goes, in one or two words. */
export function stateOf({ error, readAt, leftOut }: Pick<Calendar, "error" | "readAt" | "leftOut">): {
  readonly word: string;
  readonly tone: BadgeProps["tone"];
} {
  if (error !== null) return { word: "Failing", tone: "danger" };
  if (readAt === null) return { word: "Not read yet", tone: "warn" };
  return leftOut > 0 ? { word: "Read in part", tone: "warn" } : { word: "Good", tone: "ok" };
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
