import type { RuleWords } from "@porchlight/presence-client";
import type { Begun } from "@porchlight/ui/words/completed";
import type { RpidWords } from "@porchlight/ui/words/rpid";
import type { en } from "./en";
import type { enLate } from "./en-late";

/** What English writes as it is on the wire. */
interface Vocabulary extends Pick<RpidWords, "activities" | "moods" | "places"> {
  /** What sentences about rules are made of. */
  readonly rules: RuleWords;
}

export type Words = typeof en;
export type LateWords = typeof enLate;

/** All that the page says, in a language besides English. */
export type Translation = Words & LateWords & Vocabulary;

/** What a file of a language has; what it has not is said in English. The sentences about rules are made as a whole. */
export type BegunTranslation = Begun<Omit<Translation, "rules">> & Partial<Pick<Translation, "rules">>;
