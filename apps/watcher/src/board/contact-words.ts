import { presenceWords, spanText } from "@porchlight/ui";
import { clock } from "../format/time";
import type { ContactState } from "../presence/contact-state";
import { spelled, texts } from "../texts";

/** What the mark means here: "In a meeting" says more than "Busy", "Does not share with you" more than "Unknown". */
export function stateWords({ mark, silence, summary }: ContactState): string {
  if (silence && !summary) return texts.silence[silence];
  if (mark === "pending") return texts.board.pending;
  const told = summary?.activities.find((activity) => !plain.has(activity));
  return told && (mark === "busy" || mark === "away") ? activityWords(told) : presenceWords[mark];
}

const plain = new Set(["busy", "away", "unknown", "other"]);

function activityWords(activity: string): string {
  if (activity === "meeting") return texts.preset.meeting;
  const words = spelled(activity).slice(0, 40);
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

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
