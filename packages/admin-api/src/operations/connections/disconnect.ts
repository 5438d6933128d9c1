import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { connectionParams } from "./connection";

export const disconnect = defineOperation({
  id: "disconnect",
  method: "POST",
  path: "/api/v1/connections/{id}/disconnect",
  tag: "Connections",
  summary: "Close a connection",
  roles: RUNS_THE_OFFICE,
  params: connectionParams,
  body: z.strictObject({
    reason: z.string().max(100).optional().describe("Told to the peer, where the transport can"),
  }),
  status: 204,
  problems: ["connection-not-found"],
});
