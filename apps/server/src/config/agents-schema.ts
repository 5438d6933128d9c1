import { TimeZone } from "@porchlight/documents";
import { z } from "zod";
import { duration as count } from "./limits-schema";
import { switchSchema } from "./switch";

const timeZone = z.string({ error: "must be text" }).refine((name) => TimeZone.named(name) !== undefined, {
  error: "must be a time zone such as Europe/Berlin",
});

/** Who speaks for presentities besides themselves: calendars, and the network. */
export const agentsSchema = z
  .strictObject({
    calendarBytes: count(2_097_152, "Longest calendar, octets", 1024, 16_777_216),
    calendarFetchMinutes: count(15, "Time between two fetches of a feed", 1, 1440),
    calendarFetchSeconds: count(20, "A feed that takes longer is given up", 1, 300),
    calendarDays: count(7, "Days that are looked ahead", 1, 60),
    calendarTimeZone: timeZone
      .optional()
      .describe(
        "Zone of times that name none, where neither the owner nor the calendar says; that of the machine",
      ),
    calendarHttp: switchSchema("off").describe("Fetch feeds over http too"),
    calendarPrivateAddresses: switchSchema("off").describe(
      "Fetch feeds from loopback, private and link-local addresses too",
    ),
    networkPresence: switchSchema("off").describe(
      "What the network knows of users is part of their presence, for those who have not chosen: registrations and devices",
    ),
    networkTerminatedSeconds: count(30, "How long a device that is gone is shown as such", 0, 3600),
  })
  .prefault({});
