import { z } from "zod";
import { defineOperation } from "../../operation";
import { OWNER_ONLY } from "../../role";

export const revokeWatcherToken = defineOperation({
  id: "revokeWatcherToken",
  method: "DELETE",
  path: "/api/v1/watcher-tokens/{id}",
  tag: "Watchers without SIP",
  summary: "Revoke a token of a watcher; its streams end at once",
  roles: OWNER_ONLY,
  params: z.object({ id: z.string().min(1).max(128) }),
  status: 204,
  problems: ["token-not-found"],
});
