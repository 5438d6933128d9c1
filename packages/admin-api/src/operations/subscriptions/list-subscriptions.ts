import { z } from "zod";
import { queryFlag, searchText, windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { subscriptionSorts } from "../../vocabulary";
import { subscriptionSchema, subscriptionStateSchema } from "./subscription";

export const listSubscriptions = defineOperation({
  id: "listSubscriptions",
  method: "GET",
  path: "/api/v1/subscriptions",
  tag: "Subscriptions",
  summary: "Subscriptions, filtered and in windows",
  roles: ANY_ROLE,
  query: z.strictObject({
    search: searchText.describe("Part of presentity, watcher, Call-ID or user agent"),
    presentity: z.string().max(512).optional(),
    watcher: z.string().max(512).optional(),
    eventPackage: z.string().max(128).optional(),
    state: subscriptionStateSchema.optional(),
    reachable: queryFlag.optional(),
    connection: z.coerce.number().int().min(0).optional().describe("Id of the connection that carries it"),
    sort: z.enum(subscriptionSorts).default("presentity"),
    ...windowQuery,
  }),
  status: 200,
  response: windowOf(subscriptionSchema),
  problems: [],
});
