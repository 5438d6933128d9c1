import { isSaid, type SaidField } from "@porchlight/admin-api/client";
import { exactText } from "@porchlight/ui";
import type { Say } from "../words/say";

/** What the server says, in the language of the page; in the server's English where the page does not know all of it. */
export const saidText = (said: SaidField | null | undefined, english: string, say: Say): string =>
  (said == null ? undefined : worded(said, say)) ?? english;

function worded({ code, places }: SaidField, say: Say): string | undefined {
  const key = `said.${code}`;
  if (!say.has(key)) return undefined;
  const filled: Record<string, string | number> = {};
  for (const [name, place] of Object.entries(places)) {
    const value = isSaid(place) ? worded(place, say) : name === "time" ? timeText(place, say) : place;
    if (typeof value !== "string" && typeof value !== "number") return undefined;
    filled[name] = value;
  }
  return say(key, filled);
}

/** A time of ISO 8601 as the reader writes it. */
function timeText(place: unknown, say: Say): unknown {
  const at = typeof place === "string" ? Date.parse(place) : Number.NaN;
  return Number.isNaN(at) ? place : exactText(at, say.uiWords);
}

/** The first phrase of a code in what is said, however deep. */
export function phraseIn(said: SaidField, code: string): SaidField | undefined {
  if (said.code === code) return said;
  for (const place of Object.values(said.places)) {
    const found = isSaid(place) ? phraseIn(place, code) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
