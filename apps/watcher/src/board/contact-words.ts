import { spanText } from "@porchlight/ui";
import { clock } from "../format/time";
import type { ContactState } from "../presence/contact-state";
import { activityWords, moodWords, placeWords } from "../words/activity-words";
import { ui, words } from "../words/words";

/** What the mark means here: "In a meeting" says more than "Busy", "Does not share with you" more than "Unknown". */
export function stateWords({ mark, silence, summary, doNotDisturb }: ContactState): string {
  if (silence && !summary) return words.silence[silence];
  if (mark === "pending") return words.board.pending;
  if (mark === "busy" && doNotDisturb) return words.preset["do-not-disturb"];
  const told = toldActivity(summary);
  return told && saysActivity.has(mark) ? activityWords(told) : ui.presence[mark];
}

/** Mood, place, and what somebody does where the mark does not say it, in one line; empty where nothing is said. */
export function aroundWords({ mark, summary, mood, place }: ContactState): string {
  const told = saysActivity.has(mark) ? undefined : toldActivity(summary);
  return [
    ...(told === undefined ? [] : [activityWords(told)]),
    ...mood.map(moodWords),
    ...place.map(placeWords),
  ].join(" · ");
}

const saysActivity: ReadonlySet<ContactState["mark"]> = new Set(["busy", "away"]);

const toldActivity = (summary: ContactState["summary"]): string | undefined =>
  summary?.activities.find((activity) => !plain.has(activity));

const plain = new Set(["busy", "away", "unknown", "other"]);

export interface Moment {
  readonly at: number;
  readonly words: string;
}

/** The age of the news when they may be old; else until when, or for how long, it holds. */
export function momentWords({ stale, asOf, until, summary }: ContactState, now: number): Moment | undefined {
  if (stale && asOf !== undefined) return { at: asOf, words: words.board.asOf(clock(asOf, now)) };
  if (until !== undefined) return { at: until, words: words.board.until(clock(until, now)) };
  if (summary?.since === undefined) return undefined;
  const passed = now - summary.since;
  return {
    at: summary.since,
    words: passed < 60_000 ? ui.time.justNow : spanText(passed, ui),
  };
}
