import { z } from "zod";
import { roles } from "./role";
import { accountKinds, transports } from "./vocabulary";

/** Point in time, ISO 8601 in UTC. */
export const timestampSchema = z.iso.datetime().describe("ISO 8601, UTC");

/** Text that came by SIP: untrusted, to be shown as text only. */
export const untrustedText = z.string().describe("Untrusted text; show it as text only");

/** Whole count, never negative. */
export const countSchema = z.int().nonnegative();

/** Address of record. A bound on its text; the grammar is checked by the server. */
export const aorSchema = z
  .string()
  .trim()
  .min(1, "is-empty")
  .max(512, "is-longer")
  .describe("Address of record, such as sip:erin@office.test; the form without `sip:` is accepted");

const CONTROL = /\p{Cc}/u;

/** Control characters, line and paragraph separators, and marks that turn the direction of the text around them. */
const UNSHOWABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** At most 200 characters to show; spaces around it are cut off. */
export const displayNameSchema = z
  .string()
  .trim()
  .max(200, { error: "is-longer", abort: true })
  .refine((name) => !UNSHOWABLE.test(name), "has-control-character");

/**
 * Password of an account: 8 to 128 characters in Unicode's composed form (NFC), without control characters and without
 * spaces at its ends. Told one fault at a time.
 */
export const passwordSchema = z
  .string()
  .min(1, { error: "is-empty", abort: true })
  .min(8, { error: "is-shorter", abort: true })
  .max(128, { error: "is-longer", abort: true })
  .refine((password) => !CONTROL.test(password), { error: "has-control-character", abort: true })
  .refine((password) => password === password.trim(), { error: "has-space-at-end", abort: true })
  .refine((password) => password === password.normalize("NFC"), {
    error: "is-not-composed",
    abort: true,
  });

export const roleSchema = z.enum(roles);

export const accountKindSchema = z.enum(accountKinds);

/** What a user may use; a `false` is answered 403. */
export const serviceProfileSchema = z.strictObject({
  publish: z.boolean().describe("Publish presence and other state"),
  watch: z.boolean().describe("Watch others; switched off, running subscriptions end"),
  list: z.boolean().describe("Watch a whole list at once; switched off, running subscriptions to lists end"),
  message: z.boolean().describe("Send and get messages"),
  call: z.boolean().describe("Call and be called"),
});

export const transportSchema = z.enum(transports);

export type AccountKindField = z.infer<typeof accountKindSchema>;
export type TransportField = z.infer<typeof transportSchema>;

/** `true` or `false` in a query string. */
export const queryFlag = z.enum(["true", "false"]).transform((text) => text === "true");

/** Free text to search for; empty finds everything. */
export const searchText = z.string().max(200).default("");

/** Window into a list: `offset` rows are skipped, at most `limit` are returned. */
export const windowQuery = {
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
};

/** A window of a list and how long the whole filtered list is. */
export const windowOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: countSchema });
