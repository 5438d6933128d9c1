import type { AppointmentActivity } from "../appointment";

/** What tells whether an event keeps its owner from others, and how. */
export interface EventFacts {
  /** TRANSP (RFC 5545 section 3.8.2.7). */
  readonly isTransparent: boolean;
  /** STATUS in capitals; empty when there is none. */
  readonly status: string;
  /** X-MICROSOFT-CDO-BUSYSTATUS in capitals; empty when there is none. */
  readonly busyStatus: string;
  readonly isAllDay: boolean;
  readonly hasOthers: boolean;
  /** What the owner answered (PARTSTAT) in capitals; empty when it was not asked. */
  readonly answer: string;
}

const NOT_SETTLED: ReadonlySet<string> = new Set(["DECLINED", "NEEDS-ACTION", "TENTATIVE", "DELEGATED"]);

/** The activity of RPID that an event comes to; undefined when it says nothing of its owner. */
export function activityOf(facts: EventFacts): AppointmentActivity | undefined {
  const { status, busyStatus, isTransparent, isAllDay, hasOthers, answer } = facts;
  if (status === "CANCELLED" || status === "TENTATIVE" || NOT_SETTLED.has(answer)) return undefined;
  switch (busyStatus) {
    case "OOF":
      return isAllDay ? "vacation" : "away";
    case "WORKINGELSEWHERE":
      return "working";
    case "FREE":
    case "TENTATIVE":
      return undefined;
    default:
      if (isTransparent) return undefined;
      if (hasOthers) return "meeting";
      return isAllDay ? "busy" : "appointment";
  }
}
