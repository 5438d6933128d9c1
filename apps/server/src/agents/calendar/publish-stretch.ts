import { calendarPresence, type Stretch } from "@porchlight/calendar";
import type { AgentOutcome, AgentSource } from "@porchlight/engine";
import { after, type Instant } from "@porchlight/kernel";
import type { CalendarName } from "@porchlight/store";
import type { AgentDesk } from "../agent-desk";
import { CALENDAR_AGENT } from "../reserved-agents";

type Desk = Pick<AgentDesk, "publish" | "find">;

const encoder = new TextEncoder();
/** It is withdrawn when it is over; should nobody be there to do so, it expires not much later. */
const slackMs = 60_000;
const longestSeconds = 86_400;
/** A publication with less than this left is given more, when there is more to it. */
const refreshMs = 3_600_000;

export const sourceOf = ({ aor, name }: CalendarName): AgentSource => ({
  agent: CALENDAR_AGENT,
  source: name,
  presentity: aor,
});

/** Makes what is published what the calendar says, if it is not. Undefined when there was nothing to do. */
export async function publishStretch(
  calendar: CalendarName,
  stretch: Stretch | undefined,
  desk: Desk,
  now: Instant,
): Promise<AgentOutcome | undefined> {
  const source = sourceOf(calendar);
  const published = desk.find(source);
  if (stretch === undefined) {
    return published === undefined ? undefined : desk.publish({ ...source, change: { kind: "withdraw" } });
  }
  const text = calendarPresence(calendar.aor, stretch);
  const endsAt = after(stretch.until, slackMs);
  const isLong =
    published !== undefined && (published.expiresAt >= endsAt || published.expiresAt - now > refreshMs);
  if (published?.body === text && isLong) return undefined;
  const change = { kind: "put", contentType: "application/pidf+xml", body: encoder.encode(text) } as const;
  const lifetimeSeconds = Math.min(longestSeconds, Math.ceil((endsAt - now) / 1000));
  return desk.publish({ ...source, change, lifetimeSeconds });
}

/** When a publication of a stretch needs more life; undefined when it has enough. */
export function refreshAt(calendar: CalendarName, stretch: Stretch, desk: Desk): Instant | undefined {
  const published = desk.find(sourceOf(calendar));
  if (published === undefined || published.expiresAt >= after(stretch.until, slackMs)) return undefined;
  return after(published.expiresAt, -refreshMs);
}
