import { mayUse, parseAor } from "@porchlight/accounts";
import { seesContent } from "@porchlight/admin-api";
import { ok } from "@porchlight/kernel";
import { type AdminContext, identityOf } from "../context";
import { errandOf } from "../http/errand-of";
import { readTime } from "../http/read-time";
import { findUser } from "../operations/users/find-user";
import { decideWatchers } from "../operations/watching/decide-watchers";
import { listRules } from "../operations/watching/list-rules";
import { previewRules } from "../operations/watching/preview-rules";
import { showRules } from "../operations/watching/show-rules";
import { undoDecisions } from "../operations/watching/undo-decisions";
import { refuse } from "../problem";
import { say } from "../sayings";
import { previewRow } from "../views/preview-row";
import { standingOf } from "../views/standing";
import { undecidedWatchers } from "../views/undecided-watchers";
import { watcherUri } from "../views/watcher-uri";
import { found, windowOf } from "../views/window";
import type { Handlers } from "./handlers";

type WatchingHandlers = Pick<
  Handlers,
  | "previewPresence"
  | "listUndecidedWatchers"
  | "decideWatchers"
  | "undoDecisions"
  | "listRules"
  | "showRules"
  | "previewRules"
>;

/** Who may see what of whom, and who waits to be told. */
export function watchingRoutes({ deps, operations }: AdminContext): WatchingHandlers {
  const { office, stores, clock, documents } = deps;

  /** As far as services go: somebody of ours may be without. */
  const mayWatch = async (aor: string, watcher: string): Promise<boolean> => {
    const account = aor === watcher ? undefined : await stores.accounts.find(watcher);
    return account === undefined || mayUse(account, "watch");
  };

  return {
    previewPresence: async ({ params, query, request }) => {
      const address = parseAor(params.aor);
      if (!address.ok) return refuse("invalid-input", address.error, "aor");
      const { aor } = address.value;
      if ((await stores.accounts.find(aor)) === undefined)
        return refuse("user-not-found", say("is-nobodys-address", { address: aor }), "aor");
      const watcher = watcherUri(params.watcher);
      if (watcher === undefined) return refuse("invalid-input", say("is-no-watcher-address"), "watcher");
      const identity = { identities: [watcher], isAnonymous: query.anonymous ?? false };
      const now = query.at === undefined ? clock() : readTime(query.at);
      const { sphere } = query;
      const question = { watcher: identity, now, ...(sphere === undefined ? {} : { sphere }) };
      const preview = office.preview(aor, question);
      const content = seesContent(identityOf(request).role);
      return ok({
        presentity: aor,
        watcher,
        ...previewRow(preview, content),
        standing: standingOf(office, aor, watcher, await mayWatch(aor, watcher), preview),
      });
    },

    listUndecidedWatchers: ({ query }) => {
      const wanted = undecidedWatchers(office.views).filter(
        (row) =>
          (query.id === undefined || query.id === row.id) &&
          (query.presentity === undefined || query.presentity === row.presentity) &&
          (query.state === undefined || query.state === row.state) &&
          found(query.search, [row.presentity, row.watcher, row.displayName]),
      );
      return ok(windowOf(wanted, query, (row) => row));
    },

    decideWatchers: async ({ body, request }) =>
      ok(await decideWatchers(deps, body, errandOf(documents, request))),

    listRules: async ({ query }) => ok(await listRules(deps, query, clock())),

    showRules: async ({ params }) => {
      const account = await findUser(operations, params.aor);
      return account.ok ? ok(showRules(deps, account.value, clock())) : account;
    },

    previewRules: async ({ params, body, request }) => {
      const account = await findUser(operations, params.aor);
      if (!account.ok) return account;
      return previewRules(deps, account.value.aor, body, errandOf(documents, request), clock());
    },

    undoDecisions: ({ body, request }) => undoDecisions(documents, body.writes, errandOf(documents, request)),
  };
}
