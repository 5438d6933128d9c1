import { z } from "zod";
import { searchText, windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { undecidedStates } from "../../vocabulary";
import { undecidedWatcherSchema } from "./watching";

export const listUndecidedWatchers = defineOperation({
  id: "listUndecidedWatchers",
  method: "GET",
  path: "/api/v1/undecided-watchers",
  tag: "Presence",
  summary: "Watchers that wait for a decision, the longest waiting first",
  roles: ANY_ROLE,
  query: z.strictObject({
    search: searchText.describe("Part of presentity, watcher or name"),
    id: z.string().max(200).optional(),
    presentity: z.string().max(512).optional(),
    state: z.enum(undecidedStates).optional(),
    ...windowQuery,
  }),
  status: 200,
  response: windowOf(undecidedWatcherSchema),
  problems: [],
});
