import { z } from "zod";
import { perDomain } from "./domain-setting";
import { duration } from "./limits-schema";
import { switchSchema } from "./switch";

const EMPTY_STATES = ["none", "closed"] as const;

type EmptyState = (typeof EMPTY_STATES)[number];

export const readEmptyState = (text: string): EmptyState | undefined =>
  EMPTY_STATES.find((each) => each === text);

export const readSwitch = (text: string): boolean | undefined =>
  text === "on" ? true : text === "off" ? false : undefined;

const longestGraceSeconds = 3600;

export function readGrace(text: string): number | undefined {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : longestGraceSeconds + 1;
  return seconds <= longestGraceSeconds ? seconds : undefined;
}

/** How what several sources publish becomes one state, and how long it stays when its source is lost. */
export const publishedStateSettings = {
  emptyState: z
    .enum(EMPTY_STATES, { error: "must be none or closed" })
    .default("none")
    .describe(
      "What is shown of somebody who publishes nothing: a document without service, or one closed service",
    ),
  emptyStateOf: perDomain(readEmptyState, {
    example: "example.com=closed",
    must: "must be none or closed",
    meaning: "emptyState of single domains",
  }),
  newestWins: switchSchema("off").describe(
    "What several devices say of one service or person becomes one, the newest word counting where they differ",
  ),
  newestWinsOf: perDomain(readSwitch, {
    example: "example.com=on",
    must: "must be on or off",
    meaning: "newestWins of single domains",
  }),
  boundGraceSeconds: duration(
    30,
    "How long a publication that is bound to its connection outlives that",
    0,
    longestGraceSeconds,
  ),
  boundGraceSecondsOf: perDomain(readGrace, {
    example: "example.com=10",
    must: `must be a whole number from 0 to ${longestGraceSeconds}`,
    meaning: "boundGraceSeconds of single domains",
  }),
};
