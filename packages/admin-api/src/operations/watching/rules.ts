import { z } from "zod";
import { countSchema, untrustedText } from "../../fields";
import { saidSchema } from "../../sayings/said";
import { handlingSchema } from "./watching";

/** Whether somebody has rules: `unreadable` ones let nobody but the owner see anything. */
export const rulesStateSchema = z.enum(["rules", "none", "unreadable"]);

export type RulesState = z.infer<typeof rulesStateSchema>;

/** One sentence on what the owner of rules may not have meant. */
export const rulesWarningSchema = z.object({
  kind: z.enum([
    "granted-and-blocked",
    "sphere-guards-handling",
    "never-valid-again",
    "never-matches",
    "list-out-of-scope",
  ]),
  rules: z.array(untrustedText).describe("Ids of the rules it is about"),
  sentence: untrustedText,
  said: saidSchema,
});

export type RulesWarning = z.infer<typeof rulesWarningSchema>;

export const rulesRowSchema = z.object({
  user: z.string(),
  displayName: untrustedText,
  state: rulesStateSchema,
  rules: countSchema.nullable().describe("How many rules decide; null where none can be read"),
  reason: untrustedText.nullable().describe("What is wrong with rules that cannot be read"),
  said: saidSchema.nullable().describe("The reason"),
});

export type RulesRow = z.infer<typeof rulesRowSchema>;

/** What holds for watchers where there are no rules. */
export const defaultHandlingSchema = z.object({ ownDomain: handlingSchema, others: handlingSchema });

/** What a change of rules does to watchers. */
export const rulesEffectSchema = z.object({
  kind: z.enum(["let-in", "politely-blocked", "asked", "blocked", "loses", "gains"]),
  what: z.array(untrustedText).describe("The permissions that are lost or gained, all by the same watchers"),
  watchers: countSchema,
});

export type RulesEffect = z.infer<typeof rulesEffectSchema>;

export const affectedWatcherSchema = z.object({
  watcher: untrustedText,
  isAnonymous: z.boolean(),
  state: z.enum(["active", "pending", "waiting"]),
  before: handlingSchema,
  after: handlingSchema,
  lost: z.array(untrustedText).describe("Permissions, as `grants` names them"),
  gained: z.array(untrustedText),
});

export type AffectedWatcher = z.infer<typeof affectedWatcherSchema>;
