import { z } from "zod";
import type { ProblemCode } from "../problem-code";
import { presenceNewsSchema } from "./presence-news";

/** One call of watchers that speak no SIP. All of them read. */
export interface EventOperation {
  readonly id: string;
  readonly path: `/events/v1/${string}`;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query: z.ZodObject;
  /** Request header fields by name, with what they mean. */
  readonly headers: Readonly<Record<string, string>>;
  readonly mediaType: "application/json" | "text/event-stream";
  readonly response: z.ZodType;
  readonly problems: readonly ProblemCode[];
}

const accessToken = z
  .string()
  .optional()
  .describe("The token, for clients that cannot send `Authorization`; never both");

const PROBLEMS = [
  "invalid-input",
  "unauthenticated",
  "origin-forbidden",
  "out-of-reach",
  "method-not-allowed",
  "url-too-long",
  "too-many-watches",
  "rate-exceeded",
  "server-busy",
  "internal-error",
] as const;

/** Every call of watchers that speak no SIP. */
export const eventOperations = {
  watchPresence: {
    id: "watchPresence",
    path: "/events/v1/presence",
    summary: "How some presentities stand, and each change of it, as server-sent events called `presence`",
    query: z.object({
      uri: z.array(z.string().max(512)).min(1).describe("Presentities, once each: `uri=...&uri=...`"),
      access_token: accessToken,
    }),
    headers: { "Last-Event-ID": "Id of the last event that arrived: what is still so is not told again" },
    mediaType: "text/event-stream",
    response: presenceNewsSchema,
    problems: PROBLEMS,
  },
  readPresence: {
    id: "readPresence",
    path: "/events/v1/presence/{aor}",
    summary: "How a presentity stands now",
    params: z.object({
      aor: z
        .string()
        .max(512)
        .describe("The presentity: `sip:alice@example.com`, `pres:alice@example.com` or without a scheme"),
    }),
    query: z.object({ access_token: accessToken }),
    headers: { "If-None-Match": "Entity-tag of what is known already: 304 while it is so" },
    mediaType: "application/json",
    response: presenceNewsSchema,
    problems: [...PROBLEMS, "presence-not-found"],
  },
} as const satisfies Readonly<Record<string, EventOperation>>;
