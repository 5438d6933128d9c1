import { z } from "zod";
import { aorSchema } from "../../fields";

const ORIGIN =
  /^https?:\/\/(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/;

/** Where a page comes from, as browsers write it (RFC 6454 section 6.2): in small letters, without the usual port. */
const originSchema = z
  .string()
  .trim()
  .max(300, { error: "is-longer", abort: true })
  .toLowerCase()
  .overwrite((text) => text.replace(/^(?:(http:.*):80|(https:.*):443)$/, "$1$2"))
  .regex(ORIGIN, "has-to-be-origin");

/** Whom a token may watch, from where, and how often at once. */
export const watcherScopeSchema = z.strictObject({
  presentities: z
    .array(aorSchema)
    .min(1)
    .max(1000)
    .nullable()
    .default(null)
    .describe("Whom it may watch; null: everybody whose rules let the watcher"),
  origins: z
    .array(originSchema)
    .max(100)
    .default([])
    .describe("Origins of pages that may use it; programs outside browsers need none"),
  streams: z.int().min(1).max(10_000).default(100).describe("Streams that may be open at the same time"),
});

export type WatcherScopeField = z.infer<typeof watcherScopeSchema>;
