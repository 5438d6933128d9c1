import { z } from "zod";
import { accountKindSchema, queryFlag, searchText, windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { userSorts } from "../../vocabulary";
import { userSchema } from "./user";

export const userSortSchema = z.enum(userSorts);

export const listUsers = defineOperation({
  id: "listUsers",
  method: "GET",
  path: "/api/v1/users",
  tag: "Users",
  summary: "Users, searched, filtered, sorted and in windows",
  roles: ANY_ROLE,
  query: z.strictObject({
    search: searchText.describe("Part of the address or the display name, case does not matter"),
    kind: accountKindSchema.optional(),
    disabled: queryFlag.optional(),
    domain: z.string().max(255).optional(),
    sort: userSortSchema.default("aor"),
    ...windowQuery,
  }),
  status: 200,
  response: windowOf(userSchema),
  problems: [],
});
