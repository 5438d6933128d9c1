import { isActivity } from "@porchlight/documents";
import { translation, words } from "./words";

const longest = 60;

type Vocabulary = Readonly<Partial<Record<string, string>>>;

/** An activity as people say it: `on-the-phone` is "On the phone", what somebody typed stays as it is. */
export const activityWords = (activity: string): string =>
  said(words.activities, activity) ?? asTyped(isActivity(activity) ? spelled(activity) : activity);

/** A mood: `in_awe` is "In awe". */
export const moodWords = (mood: string): string =>
  said(translation?.moods, mood) ?? asTyped(isWordLike(mood) ? spelled(mood) : mood);

/** A kind of place: `bus-station` is "Bus station". */
export const placeWords = (place: string): string =>
  said(translation?.places, place) ?? asTyped(isWordLike(place) ? spelled(place) : place);

const said = (vocabulary: Vocabulary = {}, word: string): string | undefined =>
  Object.hasOwn(vocabulary, word) ? vocabulary[word] : undefined;

/** An RPID or CIPID word as people write it: `on-the-phone` is "on the phone". */
const spelled = (word: string): string => word.replace(/[-_]/g, " ");
const isWordLike = (text: string): boolean => /^[a-z]+(?:[-_][a-z]+)*$/.test(text);
const asTyped = (text: string): string =>
  (text.charAt(0).toLocaleUpperCase() + text.slice(1)).slice(0, longest);
