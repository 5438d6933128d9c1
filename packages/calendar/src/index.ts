export { type Agenda, agendaAt } from "./agenda";
export { APPOINTMENT_ACTIVITIES, type Appointment, type AppointmentActivity } from "./appointment";
export { calendarPresence } from "./calendar-presence";
export {
  type CalendarBounds,
  type CalendarWish,
  type ReadCalendar,
  readCalendar,
} from "./icalendar/read-calendar";
export { CALENDAR_SAYINGS } from "./icalendar/sayings";
export type { WallClock } from "./icalendar/wall-clock";
export { type Stretch, timeline } from "./timeline";
