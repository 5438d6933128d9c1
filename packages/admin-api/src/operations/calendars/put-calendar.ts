import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { calendarParams, calendarSchema } from "./calendar";

/** Largest body: a calendar of the largest size that the settings allow, written in JSON. */
export const CALENDAR_BODY_LIMIT = 24 * 1024 * 1024;

export const putCalendar = defineOperation({
  id: "putCalendar",
  method: "PUT",
  path: "/api/v1/users/{aor}/calendars/{name}",
  tag: "Calendars",
  summary: "Set a calendar up or change it: a feed by its URL, or an upload by its text",
  roles: RUNS_THE_OFFICE,
  params: calendarParams,
  body: z
    .strictObject({
      feedUrl: z.string().max(2048).optional().describe("https, or http where the settings allow it"),
      text: z.string().optional().describe("iCalendar (RFC 5545)"),
      timeZone: z.string().max(64).optional().describe("IANA name; empty: that of the server"),
      showsTitles: z
        .boolean()
        .optional()
        .describe(
          "The title of a public appointment is the note. Off unless the owner of the calendar says so",
        ),
    })
    .refine(({ feedUrl, text }) => feedUrl === undefined || text === undefined, {
      path: ["text"],
      error: "is-beside-feed-url",
    }),
  bodyLimit: CALENDAR_BODY_LIMIT,
  status: 200,
  response: calendarSchema,
  problems: ["user-not-found", "calendar-rejected", "calendar-too-large"],
});
