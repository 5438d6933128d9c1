import { z } from "zod";
import { countSchema, timestampSchema, untrustedText } from "../../fields";
import { saidSchema } from "../../sayings/said";

const refusals = [
  "closed",
  "not-listed",
  "blocked",
  "unproved",
  "rate",
  "subscriptions",
  "resting",
  "malformed",
] as const;

export const peerRefusalSchema = z.enum(refusals);

export const peerTroubleSchema = z.object({
  kind: z.enum([...refusals, "failed"]),
  detail: untrustedText.describe("More about it, perhaps in words of the peer"),
  said: saidSchema.nullable().describe("The detail, where it is in words of ours"),
  at: timestampSchema.describe("The latest time"),
  count: countSchema.describe("How often the same happened"),
});

export type PeerTrouble = z.infer<typeof peerTroubleSchema>;

export const federationModeSchema = z
  .enum(["open", "allow-list", "closed"])
  .describe("open: any domain that proves to be one; allow-list: the peers; closed: nobody");

export type FederationMode = z.infer<typeof federationModeSchema>;

const perSecond = z.number().nonnegative();

/** Another domain: one of the settings, or one that something came from or was to go to. */
export const peerSchema = z.object({
  domain: untrustedText,
  listed: z.boolean().describe("In the settings; otherwise the terms are those of the open mode"),
  trust: z.enum(["trusted", "untrusted", "blocked"]),
  unidentifiedWatchers: z.boolean().describe("Its requests without an identity may watch, as anonymous ones"),
  closedFor: z
    .enum(["closed", "not-listed", "blocked"])
    .nullable()
    .describe("Why nothing passes; null where something may"),
  limits: z
    .object({ requestsPerSecond: countSchema, notifiesPerSecond: countSchema, subscriptions: countSchema })
    .describe("The service level, for each direction; 0 = unlimited"),
  perSecond: z
    .object({ requestsIn: perSecond, requestsOut: perSecond, notifiesIn: perSecond, notifiesOut: perSecond })
    .describe("Over the last ten seconds"),
  requestsIn: countSchema.describe("Since the start, NOTIFYs among them"),
  requestsOut: countSchema.describe("Since the start, NOTIFYs among them"),
  subscriptions: countSchema.describe("Live ones of its watchers here"),
  resting: countSchema.describe("Places of its that are left alone for a while"),
  lastSeenAt: timestampSchema.nullable().describe("A request was let in, or one of ours answered"),
  lastTrouble: peerTroubleSchema.nullable(),
});

export type Peer = z.infer<typeof peerSchema>;

/** Domain of a peer; an address where it has none. */
export const peerParams = z.object({
  domain: z.string().trim().toLowerCase().min(1, "is-empty").max(255, "is-longer"),
});

/** A place as `tls:192.0.2.1:5061`. */
export const hopName = z.string().describe("Transport, address and port");
