import { z } from "zod";
import { timestampSchema, untrustedText } from "../../fields";
import { saidSchema } from "../../sayings/said";
import { undecidedStates } from "../../vocabulary";

/** What the presentity has decided about a watcher (RFC 5025 section 3.2.1). */
export const handlingSchema = z.enum(["allow", "polite-block", "confirm", "block"]);

export type HandlingField = z.infer<typeof handlingSchema>;

export const conditionSchema = z.object({
  kind: z.string(),
  holds: z.boolean(),
  because: untrustedText.describe("In a few words"),
  said: saidSchema,
});

export const ruleEvidenceSchema = z.object({
  id: untrustedText,
  matches: z.boolean(),
  handling: handlingSchema.nullable().describe("Null for a rule that decides nothing"),
  conditions: z.array(conditionSchema),
});

export type RuleEvidenceField = z.infer<typeof ruleEvidenceSchema>;

/** A watcher that waits for a decision, with a subscription or without. */
export const undecidedWatcherSchema = z.object({
  id: z.string(),
  presentity: untrustedText,
  watcher: untrustedText,
  displayName: untrustedText.describe("Empty when the watcher gave none"),
  isAnonymous: z.boolean(),
  eventPackage: z.string(),
  state: z.enum(undecidedStates),
  since: timestampSchema,
  giveUpAt: timestampSchema.describe("When nobody waits for the decision any more"),
});

export type UndecidedWatcher = z.infer<typeof undecidedWatcherSchema>;

/** How a watcher stands with a presentity now. */
export const standingSchema = z.object({
  state: z.enum(["active", "pending", "waiting", "none"]),
  reachable: z.boolean().describe("A connection leads to the watcher"),
  subscriptions: z.array(z.string()).describe("Ids of its subscriptions"),
  sentence: untrustedText,
  said: saidSchema,
});

/** Address of a watcher: of any domain, or a telephone number. */
export const watcherAddressSchema = z.string().trim().min(1, "is-empty").max(512, "is-longer");

const entityTag = z.string().min(1).max(200).describe("Entity-tag without its quotes");

/** One document that a decision has written, before and after. */
export const decisionWriteSchema = z.object({
  selector: z.string().max(1024).describe("Document selector below the XCAP root, percent-encoded"),
  before: z
    .object({ etag: entityTag, version: z.int().min(1) })
    .nullable()
    .describe("Null where there was none"),
  after: entityTag,
});

export type DecisionWrite = z.infer<typeof decisionWriteSchema>;
