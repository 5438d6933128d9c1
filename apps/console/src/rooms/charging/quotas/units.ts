import type { Say } from "~/words/say";

const most = 1_000_000_000;

/** What is wrong with a number of units as it was typed; undefined when nothing is. */
export const unitsProblem = (text: string, say: Say): string | undefined =>
  /^\d{1,10}$/.test(text.trim()) && Number(text) <= most ? undefined : say("charging.enterAWholeNumberFrom0");
