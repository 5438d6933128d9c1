import type { Instant } from "@porchlight/kernel";
import { instant } from "@porchlight/kernel";
import ICAL from "ical.js";
import { instantOf, type WallClock } from "./wall-clock";

/** Clocks for times that bring none. */
export interface Clocks {
  /** The zone of an IANA name. */
  named(name: string): WallClock | undefined;
  /** For times that name no zone. */
  readonly floating: WallClock;
}

/** Reads the times of one event. */
export class EventTimes {
  readonly #clocks: Clocks;
  readonly #zoneName: string | undefined;

  constructor(event: ICAL.Event, clocks: Clocks) {
    this.#clocks = clocks;
    const tzid = event.component.getFirstProperty("dtstart")?.getFirstParameter("tzid");
    this.#zoneName = tzid === undefined || tzid === "" ? undefined : tzid;
  }

  instant(time: ICAL.Time): Instant {
    if (time.isDate) return instantOf(time, this.#clocks.floating);
    const { zone } = time;
    const bringsRules = zone === ICAL.Timezone.utcTimezone || (zone !== null && zone.component !== null);
    return bringsRules ? instant(time.toUnixTime() * 1000) : instantOf(time, this.#clock());
  }

  /** A zone without rules in the calendar is one of the world, or none. */
  #clock(): WallClock {
    const name = this.#zoneName;
    return (name === undefined ? undefined : this.#clocks.named(name)) ?? this.#clocks.floating;
  }
}
