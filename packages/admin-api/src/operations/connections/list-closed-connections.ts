import { z } from "zod";
import { searchText, transportSchema, windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { closedConnectionSchema } from "./connection";

export const listClosedConnections = defineOperation({
  id: "listClosedConnections",
  method: "GET",
  path: "/api/v1/closed-connections",
  tag: "Connections",
  summary: "Recently closed connections with code and reason, the latest first",
  roles: ANY_ROLE,
  query: z.strictObject({
    search: searchText.describe("Part of remote address, identity or user agent"),
    transport: transportSchema.optional(),
    ...windowQuery,
  }),
  status: 200,
  response: windowOf(closedConnectionSchema),
  problems: [],
});
