import type { Activity } from "@porchlight/documents";
import type { Instant } from "@porchlight/kernel";

/** What appointments say of somebody, the strongest first: what is shown where several are at one time. */
export const APPOINTMENT_ACTIVITIES = [
  "vacation",
  "away",
  "meeting",
  "appointment",
  "busy",
  "working",
] as const satisfies readonly Activity[];

export type AppointmentActivity = (typeof APPOINTMENT_ACTIVITIES)[number];

/** One appointment at one time, as far as it shows. */
export interface Appointment {
  readonly activity: AppointmentActivity;
  readonly from: Instant;
  /** The first instant at which it is over. */
  readonly until: Instant;
  /** Undefined when it has none, or when it is not for others. */
  readonly title: string | undefined;
}
