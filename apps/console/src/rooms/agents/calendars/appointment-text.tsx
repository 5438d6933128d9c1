"use client";
import type { Appointment } from "@porchlight/admin-api";
import { exactText, Untrusted } from "@porchlight/ui";
import { rpidText } from "~/parts/rpid-text";
import { useSay } from "~/words/words-provider";

const TIME = { weekday: "short", hour: "numeric", minute: "2-digit" } as const;

/** `meeting until Thu 14:00`, the exact times on hover. */
export function AppointmentText({
  appointment: { activity, from, until },
}: {
  readonly appointment: Appointment;
}) {
  const say = useSay();
  return (
    <span
      title={`${exactText(Date.parse(from), say.uiWords)} – ${exactText(Date.parse(until), say.uiWords)}`}
    >
      <Untrusted text={rpidText("activities", activity, say)} />{" "}
      <span className="text-text-muted">
        {say("agents.untilUntil", {
          until: new Intl.DateTimeFormat(say.locale, TIME).format(Date.parse(until)),
        })}
      </span>
    </span>
  );
}
