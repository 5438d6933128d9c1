import { z } from "zod";
import { searchText, windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { rulesRowSchema } from "./rules";

export const listRules = defineOperation({
  id: "listRules",
  method: "GET",
  path: "/api/v1/rules",
  tag: "Presence",
  summary: "Users by address, and whether they have rules on who sees them",
  roles: ANY_ROLE,
  query: z.strictObject({
    search: searchText.describe("Part of the address or the name, case does not matter"),
    state: z.literal("unreadable").optional().describe("Only those whose rules cannot be read"),
    ...windowQuery,
  }),
  status: 200,
  response: windowOf(rulesRowSchema),
  problems: [],
});
