import { z } from "zod";
import { countSchema, timestampSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import {
  federationModeSchema,
  hopName,
  peerParams,
  peerRefusalSchema,
  peerSchema,
  peerTroubleSchema,
} from "./peer";

export const peerDetailSchema = peerSchema.extend({
  mode: federationModeSchema,
  refused: z
    .array(z.object({ reason: peerRefusalSchema, count: countSchema }))
    .describe("What was turned away since the start, and why"),
  rests: z
    .array(
      z.object({
        place: hopName,
        until: timestampSchema,
        silences: countSchema.describe("How often in a row it did not answer; 0 when it asked for the rest"),
      }),
    )
    .describe("Places that are left alone for a while"),
  troubles: z.array(peerTroubleSchema).describe("The latest 20 troubles, the latest first"),
});

export type PeerDetail = z.infer<typeof peerDetailSchema>;

export const showPeer = defineOperation({
  id: "showPeer",
  method: "GET",
  path: "/api/v1/peers/{domain}",
  tag: "Peers",
  summary: "One domain: its terms, what passes, and what went wrong",
  roles: ANY_ROLE,
  params: peerParams,
  status: 200,
  response: peerDetailSchema,
  problems: ["peer-not-found"],
});
