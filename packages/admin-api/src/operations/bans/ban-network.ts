import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { banNetworkSchema, banSchema } from "./ban";

/** The longest ban that ends by itself: a year. */
export const MAX_BAN_SECONDS = 366 * 24 * 3600;

export const banNetwork = defineOperation({
  id: "banNetwork",
  method: "POST",
  path: "/api/v1/bans",
  tag: "Connections",
  summary:
    "Take no SIP of an address or a network any more, over whatever transport; open connections are closed",
  roles: RUNS_THE_OFFICE,
  body: z.strictObject({
    network: banNetworkSchema,
    seconds: z.int().min(60).max(MAX_BAN_SECONDS).nullable().describe("Null stays until it is lifted"),
    reason: z.string().trim().max(200).default(""),
  }),
  status: 201,
  response: banSchema,
  problems: ["too-many-bans"],
});
