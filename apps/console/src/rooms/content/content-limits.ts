import type { CallOutput, Operations } from "@porchlight/admin-api";
import { queryOptions } from "@tanstack/react-query";
import { admin } from "~/api/admin";

export type ContentLimits = CallOutput<Operations["listContentUsage"]>["limits"];

/** What one user may keep. */
export const contentLimits = queryOptions({
  queryKey: ["content-limits"],
  queryFn: async ({ signal }) => (await admin.listContentUsage({ query: { limit: 1 }, signal })).limits,
});
