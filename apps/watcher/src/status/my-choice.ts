import type { PresenceStatus, UserInput } from "@porchlight/presence-client";
import type { MyProfile } from "../profile/my-profile";

/** What a person can set with one tap. */
export const presets = ["available", "away", "busy", "meeting", "do-not-disturb", "invisible"] as const;
export type Preset = (typeof presets)[number];

/** What the user chose. Times are milliseconds since the Unix epoch. */
export interface MyChoice {
  readonly preset: Preset;
  /** An RPID word or own words, besides what the preset says. */
  readonly activity: string;
  /** An RPID word or own words. */
  readonly mood: string;
  /** A word of RFC 4589 or own words. */
  readonly place: string;
  readonly note: string;
  /** When it goes back to available by itself. */
  readonly until: number | undefined;
  /** When it was chosen; watchers see it as "since". */
  readonly since: number;
}

export type ChoiceChange = Partial<Omit<MyChoice, "since">>;

export const firstChoice = (now: number): MyChoice => ({
  preset: "available",
  activity: "",
  mood: "",
  place: "",
  note: "",
  until: undefined,
  since: now,
});

/** A choice changed by hand. A preset speaks for itself: the activity that went with another one is gone. */
export function changed(choice: MyChoice, change: ChoiceChange, now: number): MyChoice {
  const isOther = change.preset !== undefined && change.preset !== choice.preset;
  return { ...choice, ...(isOther ? { activity: "" } : {}), ...change, since: now };
}

/** What is published; undefined: nothing, so that others see the user as offline. */
export function statusOf(
  choice: MyChoice,
  profile: MyProfile,
  input: UserInput | undefined,
): PresenceStatus | undefined {
  if (choice.preset === "invisible") return undefined;
  const { picture, sphere, displayName, homepage, sharesLocalTime } = profile;
  const activities = activitiesOf(choice);
  return {
    basic: "open",
    since: choice.since,
    ...(activities.length > 0 ? { activities } : {}),
    ...(choice.preset === "do-not-disturb" ? { overridingWillingness: "closed" as const } : {}),
    ...(choice.mood ? { mood: [choice.mood] } : {}),
    ...(choice.place ? { place: choice.place } : {}),
    ...(choice.note ? { note: choice.note } : {}),
    ...(choice.until === undefined ? {} : { until: choice.until }),
    ...(sphere === undefined ? {} : { sphere }),
    ...(sharesLocalTime ? { timeOffsetMinutes: offsetAt(choice.since) } : {}),
    ...(displayName ? { displayName } : {}),
    ...(homepage ? { homepage } : {}),
    ...(picture ? { picture } : {}),
    ...(input ? { input } : {}),
  };
}

/** Minutes that the clock here is ahead of UTC. */
const offsetAt = (time: number): number => -new Date(time).getTimezoneOffset() || 0;

const presetActivity: Readonly<Record<Preset, string | undefined>> = {
  available: undefined,
  away: "away",
  busy: "busy",
  meeting: "meeting",
  "do-not-disturb": "busy",
  invisible: undefined,
};

function activitiesOf({ preset, activity }: MyChoice): string[] {
  const words = [presetActivity[preset], activity || undefined];
  return [...new Set(words.flatMap((word) => word ?? []))];
}

/** The choice when its time is over: available again, without the words that belonged to it. */
export function current(choice: MyChoice, now: number): MyChoice {
  return choice.until !== undefined && choice.until <= now ? firstChoice(now) : choice;
}

/** A choice as it was stored; undefined when it is none. */
export function choiceOf(text: string | undefined): MyChoice | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (typeof value !== "object" || value === null) return undefined;
    const { preset, note, until, since, ...words } = value as Partial<Record<string, unknown>>;
    const known = presets.find((name) => name === preset);
    if (!known || typeof note !== "string" || typeof since !== "number") return undefined;
    const [activity, mood, place] = [textOf(words.activity), textOf(words.mood), textOf(words.place)];
    const end = typeof until === "number" ? until : undefined;
    return { preset: known, activity, mood, place, note, since, until: end };
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
