import { ok } from "@porchlight/kernel";
import { type AdminContext, actorBehind } from "../context";
import { createWatcherToken } from "../operations/watchers/create-watcher-token";
import { revokeWatcherToken } from "../operations/watchers/revoke-watcher-token";
import { watcherTokenRow } from "../views/watcher-token-row";
import type { Handlers } from "./handlers";

type WatcherTokenHandlers = Pick<Handlers, "createWatcherToken" | "listWatcherTokens" | "revokeWatcherToken">;

export function watcherTokenRoutes({ deps, operations }: AdminContext): WatcherTokenHandlers {
  const { watcherStreams, stores } = deps;
  return {
    createWatcherToken: async ({ body, request }) => {
      const created = await createWatcherToken(operations, actorBehind(request), body);
      if (!created.ok) return created;
      const { record, secret } = created.value;
      return ok({ token: watcherTokenRow(record, 0), secret });
    },

    listWatcherTokens: async () => {
      const tokens = await stores.watcherTokens.list();
      return ok({ items: tokens.map((token) => watcherTokenRow(token, watcherStreams.openOf(token.id))) });
    },

    revokeWatcherToken: ({ params, request }) => revokeWatcherToken(deps, actorBehind(request), params.id),
  };
}
