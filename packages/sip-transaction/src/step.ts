import type { Instant } from "@porchlight/kernel";

/** What became of a machine, and what its owner must now do, in order. */
export interface Step<State, Effect> {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** Part of every state: when the owner must step with `timer`, at the latest. An earlier `timer` changes nothing. */
export interface Deadline {
  readonly deadlineAt: Instant | undefined;
}

/** Whether the deadline has come. */
export const isDue = (at: Instant | undefined, now: Instant): boolean => at !== undefined && at <= now;

export const noEffects: readonly never[] = [];
