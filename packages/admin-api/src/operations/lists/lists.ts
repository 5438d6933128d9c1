import { z } from "zod";
import { countSchema, untrustedText } from "../../fields";
import { saidSchema } from "../../sayings/said";

/** Whether somebody has lists: of `unreadable` ones nothing is served. */
export const listsStateSchema = z.enum(["lists", "none", "unreadable"]);

export type ListsState = z.infer<typeof listsStateSchema>;

export const listsRowSchema = z.object({
  user: z.string(),
  displayName: untrustedText,
  state: listsStateSchema,
  lists: countSchema.describe("Nested ones too"),
  entries: countSchema.describe("`entry` and `entry-ref` in all of them"),
  services: countSchema.describe("URIs that stand for a list"),
  warnings: countSchema,
});

export type ListsRow = z.infer<typeof listsRowSchema>;

/** The way to an element: its place among the child elements of each element around it, below the root, from 1. */
export const placeSchema = z
  .string()
  .max(200)
  .regex(/^[1-9][0-9]{0,6}(?:\.[1-9][0-9]{0,6})*$/, "is-no-place");

/** One sentence on what the owner of lists may not have meant. */
export const listWarningSchema = z.object({
  kind: z.enum(["cycle", "repeated", "leads-nowhere", "not-subscribable", "no-list"]),
  document: z.enum(["lists", "services"]),
  place: placeSchema.describe("The element in its document"),
  sentence: untrustedText.nullable().describe("Null when it is withheld from your role"),
  said: saidSchema.nullable(),
});

export type ListWarning = z.infer<typeof listWarningSchema>;

/** Warnings that one answer has at most. */
export const MAX_LIST_WARNINGS = 200;
