import { z } from "zod";
import { searchText, windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { listsRowSchema } from "./lists";

export const listLists = defineOperation({
  id: "listLists",
  method: "GET",
  path: "/api/v1/lists",
  tag: "Presence",
  summary: "Users by address, and what lists and list services they have",
  roles: ANY_ROLE,
  query: z.strictObject({
    search: searchText.describe("Part of the address or the name, case does not matter"),
    ...windowQuery,
  }),
  status: 200,
  response: windowOf(listsRowSchema),
  problems: [],
});
