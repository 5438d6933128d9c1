import { type Clock, instant } from "@porchlight/kernel";

/** A step back of the system clock up to this is waited out; a larger one is followed. */
const toleratedStepMs = 2000;

/** The system clock, without small steps back. */
export function steadyClock(system: () => number = Date.now): Clock {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const now = system();
    if (now >= last || last - now > toleratedStepMs) last = now;
    return instant(last);
  };
}
