"use client";
import type { Appointment } from "@porchlight/admin-api";
import { exactText, Untrusted } from "@porchlight/ui";

const time = new Intl.DateTimeFormat(undefined, { weekday: "short", hour: "numeric", minute: "2-digit" });

/** `meeting until Thu 14:00`, the exact times on hover. */
export function AppointmentText({
  appointment: { activity, from, until },
}: {
  readonly appointment: Appointment;
}) {
  return (
    <span title={`${exactText(Date.parse(from))} – ${exactText(Date.parse(until))}`}>
      <Untrusted text={activity} />{" "}
      <span className="text-text-muted">until {time.format(Date.parse(until))}</span>
    </span>
  );
}
