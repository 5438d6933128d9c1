import type { Appointment, Calendar } from "@porchlight/admin-api";
import type { Stretch } from "@porchlight/calendar";
import { type Instant, saidIn } from "@porchlight/kernel";
import type { CalendarRecord } from "@porchlight/store";
import type { CalendarHouse } from "../ports/calendars";
import { instantText, instantTextOrNull } from "./instant-text";

/** A calendar as the API shows it: without the address of its feed, and without titles. */
export function calendarRow(record: CalendarRecord, { agent }: CalendarHouse, now: Instant): Calendar {
  const life = agent?.find(record);
  const agenda = life?.agenda(now);
  const { feedUrl } = record;
  return {
    aor: record.aor,
    name: record.name,
    kind: feedUrl === undefined ? "upload" : "feed",
    feedHost: feedUrl === undefined ? null : new URL(feedUrl).host,
    timeZone: record.timeZone,
    showsTitles: record.showsTitles,
    createdAt: instantText(record.createdAt),
    updatedAt: instantText(record.updatedAt),
    readAt: instantTextOrNull(record.readAt),
    triedAt: instantTextOrNull(record.triedAt),
    nextReadAt: instantTextOrNull(agent?.nextFetchAt(record)),
    error: record.error?.text ?? null,
    errorSaid: record.error === undefined ? null : saidIn(record.error),
    now: appointment(agenda?.now),
    ahead: life?.ahead(now) ?? 0,
    next: appointment(agenda?.next),
    leftOut: life?.leftOut ?? 0,
  };
}

const appointment = (stretch: Stretch | undefined): Appointment | null =>
  stretch === undefined
    ? null
    : {
        activity: stretch.activities[0] ?? "",
        from: instantText(stretch.from),
        until: instantText(stretch.until),
      };
