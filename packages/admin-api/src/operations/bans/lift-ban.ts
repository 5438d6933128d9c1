import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { banNetworkSchema } from "./ban";

export const liftBan = defineOperation({
  id: "liftBan",
  method: "DELETE",
  path: "/api/v1/bans/{network}",
  tag: "Connections",
  summary: "Take SIP of an address or a network again",
  roles: RUNS_THE_OFFICE,
  params: z.object({ network: banNetworkSchema }),
  status: 204,
  problems: ["ban-not-found"],
});
