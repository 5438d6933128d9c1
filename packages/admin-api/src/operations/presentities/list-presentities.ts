import { z } from "zod";
import { searchText, windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { presentitySorts } from "../../vocabulary";
import { presenceMarkSchema, presentitySchema } from "./presentity";

export const listPresentities = defineOperation({
  id: "listPresentities",
  method: "GET",
  path: "/api/v1/presentities",
  tag: "Presence",
  summary: "Presentities that have publications or watchers, with their mark",
  roles: ANY_ROLE,
  query: z.strictObject({
    search: searchText.describe("Part of the address, case does not matter"),
    domain: z.string().max(255).optional(),
    mark: presenceMarkSchema.optional(),
    sort: z.enum(presentitySorts).default("aor"),
    ...windowQuery,
  }),
  status: 200,
  response: windowOf(presentitySchema),
  problems: [],
});
