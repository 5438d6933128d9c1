/** For how long one bans. */
export const banSpans = ["hour", "day", "month", "lifted"] as const;

export type BanSpan = (typeof banSpans)[number];

const seconds: Readonly<Record<BanSpan, number | null>> = {
  hour: 3600,
  day: 86_400,
  month: 30 * 86_400,
  lifted: null,
};

/** Null stays until it is lifted. */
export const secondsOf = (span: BanSpan): number | null => seconds[span];
