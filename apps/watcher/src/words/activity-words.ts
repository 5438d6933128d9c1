import { ACTIVITIES, type Activity } from "@porchlight/documents";
import { spelled } from "../texts";

/** Activities whose word on the wire is not what people say. */
const said: Partial<Record<Activity | "lunch", string>> = {
  appointment: "At an appointment",
  breakfast: "At breakfast",
  dinner: "At dinner",
  holiday: "On holiday",
  "in-transit": "On the way",
  lunch: "At lunch",
  meal: "Eating",
  meeting: "In a meeting",
  performance: "At a performance",
  "permanent-absence": "Gone for good",
  presentation: "In a presentation",
  spectator: "Watching an event",
  steering: "Driving",
  travel: "Travelling",
  tv: "Watching TV",
  vacation: "On vacation",
  worship: "At worship",
};

const longest = 60;

/** An activity as people say it: `on-the-phone` is "On the phone", what somebody typed stays as it is. */
export function activityWords(activity: string): string {
  const known = (said as Readonly<Record<string, string | undefined>>)[activity];
  return known ?? capitalized(isWord(activity) ? spelled(activity) : activity).slice(0, longest);
}

/** A mood or a type of place: `in_awe` is "In awe". */
export const moodWords = (word: string): string =>
  capitalized(isMoodLike(word) ? spelled(word) : word).slice(0, longest);

const isWord = (text: string): boolean => (ACTIVITIES as readonly string[]).includes(text);
const isMoodLike = (text: string): boolean => /^[a-z]+(?:[-_][a-z]+)*$/.test(text);
const capitalized = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
