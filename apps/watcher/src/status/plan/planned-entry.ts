export const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Day = (typeof days)[number];

/** What is said at a planned time. */
export interface PlannedWords {
  /** RPID words, or own words. */
  readonly activities: readonly string[];
  readonly note: string;
}

/** When it is said. Clock times are `HH:MM`, instants milliseconds since the Unix epoch. */
export type PlannedTime =
  | { readonly kind: "once"; readonly from: number | undefined; readonly until: number }
  | { readonly kind: "weekly"; readonly days: readonly Day[]; readonly from: string; readonly until: string };

export type NewEntry = PlannedTime & PlannedWords;

/** An entry as it stands in the document; `source` is how it is found again. */
export type PlannedEntry = NewEntry & { readonly source: string };

/** Sunday's night belongs to Sunday: an end at midnight is that of the day. */
export const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
};
