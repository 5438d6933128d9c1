import { z } from "zod";
import { aorSchema, countSchema, timestampSchema, untrustedText } from "../../fields";
import { saidSchema } from "../../sayings/said";

export const calendarNameSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,31}$/, "has-to-be-short-name");

export const calendarParams = z.object({
  aor: aorSchema,
  name: calendarNameSchema.describe("Tells the calendars of one user apart"),
});

/** An appointment that shows in presence. */
export const appointmentSchema = z.object({
  activity: z.string().describe("Word of RPID"),
  from: timestampSchema,
  until: timestampSchema,
});

/** A calendar that turns appointments into presence, and how it does. */
export const calendarSchema = z.object({
  aor: z.string(),
  name: z.string(),
  kind: z.enum(["feed", "upload"]),
  feedHost: z.string().nullable().describe("Host of the feed; its whole address is a secret and never shown"),
  timeZone: z.string().describe("Zone of times that name none; empty: that of the server"),
  showsTitles: z.boolean(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  readAt: timestampSchema.nullable().describe("When it was last known to be current"),
  triedAt: timestampSchema.nullable(),
  nextReadAt: timestampSchema.nullable().describe("When it is fetched next; null for an upload"),
  error: untrustedText.nullable().describe("Why the last try failed; what was read before still holds"),
  errorSaid: saidSchema.nullable(),
  now: appointmentSchema.nullable().describe("What it says at present"),
  ahead: countSchema.describe("Appointments to come within the days that are looked ahead"),
  next: appointmentSchema.nullable().describe("The next of them"),
  leftOut: countSchema.describe("Events that cannot be read, or recur too often"),
});

export type Appointment = z.infer<typeof appointmentSchema>;
export type Calendar = z.infer<typeof calendarSchema>;
