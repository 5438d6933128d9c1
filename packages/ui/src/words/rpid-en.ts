import { activitiesEn } from "./activities-en";
import { RPID_VOCABULARY, type RpidWords } from "./rpid";

/** `on-the-phone` is "On the phone". */
function spelled(word: string): string {
  const spaced = word.replace(/[-_]/g, " ");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function saidOf<Word extends string>(
  words: readonly Word[],
  said?: Readonly<Partial<Record<Word, string>>>,
): Readonly<Record<Word, string>> {
  const all = Object.fromEntries(words.map((word) => [word, said?.[word] ?? spelled(word)]));
  return all as Record<Word, string>;
}

export const rpidEn: RpidWords = {
  activities: saidOf(RPID_VOCABULARY.activities, activitiesEn),
  moods: saidOf(RPID_VOCABULARY.moods),
  places: saidOf(RPID_VOCABULARY.places),
  spheres: saidOf(RPID_VOCABULARY.spheres, { home: "At home", work: "At work" }),
  privacies: saidOf(RPID_VOCABULARY.privacies, {
    audio: "Nobody else can hear",
    text: "Nobody else can read",
    video: "Nobody else can see",
  }),
  conditions: saidOf(RPID_VOCABULARY.conditions, { ok: "All right", toobright: "Too bright" }),
  relationships: saidOf(RPID_VOCABULARY.relationships),
  serviceClasses: saidOf(RPID_VOCABULARY.serviceClasses),
};
