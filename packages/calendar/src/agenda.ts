import type { Instant } from "@porchlight/kernel";
import type { Stretch } from "./timeline";

/** What a timeline says at one time. */
export interface Agenda {
  readonly now: Stretch | undefined;
  readonly next: Stretch | undefined;
  /** When it says something else; undefined when that is not known. */
  readonly turnsAt: Instant | undefined;
}

export function agendaAt(stretches: readonly Stretch[], at: Instant): Agenda {
  const ahead = stretches.find(({ until }) => until > at);
  if (ahead === undefined) return { now: undefined, next: undefined, turnsAt: undefined };
  if (ahead.from > at) return { now: undefined, next: ahead, turnsAt: ahead.from };
  const next = stretches[stretches.indexOf(ahead) + 1];
  return { now: ahead, next, turnsAt: ahead.until };
}
