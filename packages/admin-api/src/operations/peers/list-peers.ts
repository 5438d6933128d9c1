import { z } from "zod";
import { searchText, windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { federationModeSchema, peerSchema } from "./peer";

export const listPeers = defineOperation({
  id: "listPeers",
  method: "GET",
  path: "/api/v1/peers",
  tag: "Peers",
  summary: "Other domains: those of the settings first, then those that something passed or was refused of",
  roles: ANY_ROLE,
  query: z.strictObject({
    search: searchText.describe("Part of the domain"),
    listed: z.enum(["true", "false"]).optional().describe("Only those in the settings, or only others"),
    ...windowQuery,
  }),
  status: 200,
  response: windowOf(peerSchema).extend({ mode: federationModeSchema }),
  problems: [],
});
