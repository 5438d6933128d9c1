import type { PresenceStatus } from "@porchlight/presence-client";

/** What a person can set with one tap. */
export const presets = ["available", "away", "busy", "meeting", "invisible"] as const;
export type Preset = (typeof presets)[number];

/** What the user chose. Times are milliseconds since the Unix epoch. */
export interface MyChoice {
  readonly preset: Preset;
  readonly note: string;
  /** When it goes back to available by itself. */
  readonly until: number | undefined;
  /** When it was chosen; watchers see it as "since". */
  readonly since: number;
}

export const firstChoice = (now: number): MyChoice => ({
  preset: "available",
  note: "",
  until: undefined,
  since: now,
});

/** What is published for a choice; undefined: nothing, so that others see the user as offline. */
export function statusOf(choice: MyChoice): PresenceStatus | undefined {
  if (choice.preset === "invisible") return undefined;
  return {
    basic: "open",
    since: choice.since,
    ...(choice.preset === "available" ? {} : { activities: [choice.preset] }),
    ...(choice.note ? { note: choice.note } : {}),
    ...(choice.until === undefined ? {} : { until: choice.until }),
  };
}

/** The choice when its time is over: available again, without the note that belonged to it. */
export function current(choice: MyChoice, now: number): MyChoice {
  return choice.until !== undefined && choice.until <= now ? firstChoice(now) : choice;
}

/** A choice as it was stored; undefined when it is none. */
export function choiceOf(text: string | undefined): MyChoice | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (typeof value !== "object" || value === null) return undefined;
    const { preset, note, until, since } = value as Partial<Record<string, unknown>>;
    const known = presets.find((name) => name === preset);
    if (!known || typeof note !== "string" || typeof since !== "number") return undefined;
    return { preset: known, note, since, until: typeof until === "number" ? until : undefined };
  } catch {
    return undefined;
  }
}
