import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { connectionParams, connectionSchema } from "./connection";

export const showConnection = defineOperation({
  id: "showConnection",
  method: "GET",
  path: "/api/v1/connections/{id}",
  tag: "Connections",
  summary: "One open connection",
  roles: ANY_ROLE,
  params: connectionParams,
  status: 200,
  response: connectionSchema,
  problems: ["connection-not-found"],
});
