import { ACTIVITIES, MOODS, PLACE_TYPES } from "@porchlight/documents";

/** The words that RFC 4480 and the registry of place types have for what people do, how and where they are. */
export const RPID_VOCABULARY = {
  /** `lunch` is missing in the schema and read nevertheless. */
  activities: [...ACTIVITIES, "lunch"],
  moods: MOODS,
  places: PLACE_TYPES,
  spheres: ["home", "work", "unknown"],
  privacies: ["audio", "text", "video", "unknown"],
  conditions: ["dark", "inappropriate", "noisy", "ok", "quiet", "toobright", "uncomfortable", "unknown"],
  relationships: ["assistant", "associate", "family", "friend", "self", "supervisor", "unknown"],
  serviceClasses: ["courier", "electronic", "freight", "in-person", "postal", "unknown"],
} as const;

type Vocabulary = typeof RPID_VOCABULARY;

export type ActivityWord = Vocabulary["activities"][number];

/** What a reader sees in the place of each word. */
export type RpidWords = {
  readonly [Part in keyof Vocabulary]: Readonly<Record<Vocabulary[Part][number], string>>;
};
