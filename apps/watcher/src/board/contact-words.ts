import { presenceWords, spanText } from "@porchlight/ui";
import { clock } from "../format/time";
import type { ContactState } from "../presence/contact-state";
import { texts } from "../texts";
import { activityWords, moodWords } from "../words/activity-words";

/** What the mark means here: "In a meeting" says more than "Busy", "Does not share with you" more than "Unknown". */
export function stateWords({ mark, silence, summary, doNotDisturb }: ContactState): string {
  if (silence && !summary) return texts.silence[silence];
  if (mark === "pending") return texts.board.pending;
  if (mark === "busy" && doNotDisturb) return texts.preset["do-not-disturb"];
  const told = toldActivity(summary);
  return told && saysActivity.has(mark) ? activityWords(told) : presenceWords[mark];
}

/** Mood, place, and what somebody does where the mark does not say it, in one line; empty where nothing is said. */
export function aroundWords({ mark, summary, mood, place }: ContactState): string {
  const told = saysActivity.has(mark) ? undefined : toldActivity(summary);
  return [...(told === undefined ? [] : [activityWords(told)]), ...[...mood, ...place].map(moodWords)].join(
    " · ",
  );
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
  if (stale && asOf !== undefined) return { at: asOf, words: texts.board.asOf(clock(asOf, now)) };
  if (until !== undefined) return { at: until, words: texts.board.until(clock(until, now)) };
  if (summary?.since === undefined) return undefined;
  const passed = now - summary.since;
  return {
    at: summary.since,
    words: passed < 60_000 ? texts.board.justNow : texts.board.forSpan(spanText(passed)),
  };
}
