import { z } from "zod";

/** Point in time, ISO 8601 in UTC. */
export const timestampSchema = z.iso.datetime().describe("ISO 8601, UTC");

/** Text that came by SIP: untrusted, to be shown as text only. */
export const untrustedText = z.string().describe("Untrusted text; show it as text only");

/** Whole count, never negative. */
export const countSchema = z.int().nonnegative();

/** Address of record; the exact grammar is checked by the server. */
export const aorSchema = z
  .string()
  .min(1)
  .max(512)
  .describe("Address of record, such as sip:erin@office.test; the form without `sip:` is accepted");

const WITHOUT_CONTROLS = /^[^\p{Cc}]*$/u;

/** No control characters, at most 200 characters. */
export const displayNameSchema = z.string().max(200).regex(WITHOUT_CONTROLS, "has a control character");

/** No control characters, 1 to 256 characters. */
export const passwordSchema = z.string().min(1).max(256).regex(WITHOUT_CONTROLS, "has a control character");

export const accountKindSchema = z.enum(["person", "role", "resource"]);
export const transportSchema = z.enum(["ws", "wss", "udp", "tcp", "tls"]);

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
