import { type Agenda, type Appointment, agendaAt, type Stretch } from "@porchlight/calendar";
import type { Instant } from "@porchlight/kernel";
import type { CalendarRecord } from "@porchlight/store";

/** What is known of a calendar besides what is stored. */
export class LiveCalendar {
  appointments: readonly Appointment[] = [];
  /** What the appointments come to. */
  stretches: readonly Stretch[] = [];
  leftOut = 0;
  /** Up to when the stretches tell; undefined before the calendar was read. */
  readUntil: Instant | undefined;
  /** It is not fetched yet: others have to be heard first. */
  isHeld = false;
  /** When it is looked at next. */
  dueAt: Instant | undefined;
  /** Its fetch, reading and publishing come one after the other. */
  work: Promise<void> = Promise.resolve();

  constructor(public record: CalendarRecord) {}

  agenda(at: Instant): Agenda {
    return agendaAt(this.stretches, at);
  }

  /** Appointments that have not begun. */
  ahead(at: Instant): number {
    return this.appointments.filter(({ from }) => from > at).length;
  }
}
