import { DEFAULT_LIST_LIMITS } from "@porchlight/rls";
import { z } from "zod";
import { duration as count } from "./limits-schema";
import { switchSchema } from "./switch";

/** Lists that are subscribed to like one presentity (RFC 4662). */
export const listsSchema = z
  .strictObject({
    served: switchSchema("on").describe("Answer subscriptions to list services"),
    members: count(
      DEFAULT_LIST_LIMITS.maxSubscriptions,
      "Members of a list that are subscribed to (MAX-NUMBER-OF-SUBSCRIPTIONS-IN-PRESENCE-LIST); 0 = unlimited",
      0,
      100_000,
    ),
    requestUser: z
      .string({ error: "must be text" })
      .regex(/^[a-z0-9._-]*$/, { error: "must be letters, digits, points and hyphens" })
      .default("rls")
      .describe(
        "User part of the addresses to which clients bring a list in the request (RFC 5367); empty = none is taken",
      ),
    sharing: switchSchema("on").describe("Owners may share their list services with other users"),
    sharingWithPeers: switchSchema("off").describe(
      "And with users of other domains, whom a trusted peer vouches for; they are told of members here only",
    ),
    refuseLonger: switchSchema("off").describe(
      "Refuse longer lists; off = their first members are served, the others told to be given up",
    ),
    strict: switchSchema("off").describe("Refuse lists in which a reference leads nowhere"),
    notifyBytes: count(1_048_576, "Longest NOTIFY of a list over WebSocket, TCP and TLS", 8192, 16_777_216),
    notifyBytesUdp: count(60_000, "Longest NOTIFY of a list over UDP", 2048, 65_000),
  })
  .prefault({});
