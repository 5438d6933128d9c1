const most = 1_000_000_000;

/** What is wrong with a number of units as it was typed; undefined when nothing is. */
export const unitsProblem = (text: string): string | undefined =>
  /^\d{1,10}$/.test(text.trim()) && Number(text) <= most
    ? undefined
    : "Enter a whole number from 0 to 1,000,000,000";
