import { z } from "zod";
import { defineOperation } from "../../operation";
import { READS_TOKENS } from "../../role";
import { watcherTokenSchema } from "./watcher-token";

export const listWatcherTokens = defineOperation({
  id: "listWatcherTokens",
  method: "GET",
  path: "/api/v1/watcher-tokens",
  tag: "Watchers without SIP",
  summary: "Tokens of pages and programs that watch over HTTP, without their secrets",
  roles: READS_TOKENS,
  status: 200,
  response: z.object({ items: z.array(watcherTokenSchema) }),
  problems: [],
});
