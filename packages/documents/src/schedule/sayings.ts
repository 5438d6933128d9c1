import { sayer } from "@porchlight/kernel";

/** Why a schedule does not read. */
export const SCHEDULE_SAYINGS = {
  "too-many-entries-of-schedule": "more than {count} entries",
  "no-such-time-zone": "there is no time zone {name}",
  "neither-once-nor-weekly": "<{element}> is neither once nor weekly",
  "schedule-inside": "a schedule inside a schedule",
  "weekly-without-zone": "weekly needs a time-zone",
  "weekly-without-days": "weekly needs days",
  "weekly-without-hours": "weekly needs from and until as HH:MM",
  "once-without-until": "once needs an until",
  "once-without-offset": "{name} of once is no date and time with an offset",
  "until-not-after-from": "until is not after from",
  "no-day-of-week": "no day of the week: {name}",
} as const;

export const say = sayer(SCHEDULE_SAYINGS);
