import { z } from "zod";
import { untrustedText } from "../../fields";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { saidSchema } from "../../sayings/said";
import { hopName, peerParams, peerTroubleSchema } from "./peer";

export const peerTestSchema = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("answered"),
    status: z.int().describe("Of its response; any shows that it is there"),
    reason: untrustedText,
    place: hopName.nullable(),
    roundTripMs: z.number().nonnegative().describe("From sending to the response, connecting included"),
  }),
  z.object({
    outcome: z.literal("failed"),
    cause: z
      .enum([...peerTroubleSchema.shape.kind.options, "silence"])
      .describe("silence: no answer within ten seconds"),
    reason: untrustedText,
    said: saidSchema.nullable().describe("The reason, where it is in words of ours"),
    place: hopName.nullable().describe("The last that was tried"),
  }),
  z.object({
    outcome: z.literal("refused"),
    closedFor: z.enum(["closed", "not-listed", "blocked"]).describe("Nothing was sent"),
  }),
]);

export type PeerTest = z.infer<typeof peerTestSchema>;

export const testPeer = defineOperation({
  id: "testPeer",
  method: "POST",
  path: "/api/v1/peers/{domain}/test",
  tag: "Peers",
  summary: "Ask a domain by OPTIONS whether it is there; answered within ten seconds",
  roles: RUNS_THE_OFFICE,
  params: peerParams,
  status: 200,
  response: peerTestSchema,
  problems: [],
});
