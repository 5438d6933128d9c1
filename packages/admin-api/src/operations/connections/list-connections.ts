import { z } from "zod";
import { searchText, transportSchema, windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { connectionSorts } from "../../vocabulary";
import { connectionSchema } from "./connection";

export const listConnections = defineOperation({
  id: "listConnections",
  method: "GET",
  path: "/api/v1/connections",
  tag: "Connections",
  summary: "Open connections",
  roles: ANY_ROLE,
  query: z.strictObject({
    search: searchText.describe("Part of remote address, identity or user agent"),
    transport: transportSchema.optional(),
    sort: z.enum(connectionSorts).default("-openedAt"),
    ...windowQuery,
  }),
  status: 200,
  response: windowOf(connectionSchema),
  problems: [],
});
