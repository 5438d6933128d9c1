import type { Activity, Mood, PlaceType } from "@porchlight/documents";
import type { RuleWords } from "@porchlight/presence-client";
import type { en } from "./en";
import type { enLate } from "./en-late";

/** What English writes as it is on the wire. */
interface Vocabulary {
  readonly activities: Readonly<Record<Activity | "lunch", string>>;
  readonly moods: Readonly<Record<Mood, string>>;
  readonly places: Readonly<Record<PlaceType, string>>;
  /** What sentences about rules are made of. */
  readonly rules: RuleWords;
}

export type Words = typeof en;
export type LateWords = typeof enLate;

/** All that the page says, in a language besides English. */
export type Translation = Words & LateWords & Vocabulary;
