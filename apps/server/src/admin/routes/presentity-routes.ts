import { parseAor } from "@porchlight/accounts";
import { type Presentity, seesContent } from "@porchlight/admin-api";
import { ok } from "@porchlight/kernel";
import { type AdminContext, identityOf } from "../context";
import { refuse } from "../problem";
import { say } from "../sayings";
import { composedPresence } from "../views/composed-presence";
import { composedState } from "../views/composed-state";
import { subscriptionRow } from "../views/subscription-row";
import { compareText, found, windowOf } from "../views/window";
import type { Handlers } from "./handlers";

type Sort = "aor" | "-aor" | "-changedAt" | "-watchers";

/** Watchers shown with a presentity; the list of subscriptions has all. */
const SHOWN_WATCHERS = 1000;

const order: Readonly<Record<Sort, (left: Presentity, right: Presentity) => number>> = {
  aor: (left, right) => compareText(left.presentity, right.presentity),
  "-aor": (left, right) => compareText(right.presentity, left.presentity),
  "-changedAt": (left, right) => compareText(right.changedAt ?? "", left.changedAt ?? ""),
  "-watchers": (left, right) => right.watchers - left.watchers,
};

export function presentityRoutes({
  deps,
  board,
}: AdminContext): Pick<Handlers, "listPresentities" | "showPresentity" | "explainPresence"> {
  const { views } = deps.office;
  return {
    listPresentities: ({ query, request }) => {
      const showNote = seesContent(identityOf(request).role);
      const now = deps.clock();
      const suffix = query.domain === undefined ? "" : `@${query.domain.toLowerCase()}`;
      const aors = views.presentities().filter((aor) => aor.endsWith(suffix) && found(query.search, [aor]));
      const rows = (some: readonly string[]): Presentity[] =>
        some.flatMap((aor) => board.row(aor, showNote, now) ?? []);
      if (query.mark === undefined && query.sort === "aor") {
        const window = aors.slice(query.offset, query.offset + query.limit);
        return ok({ items: rows(window), total: aors.length });
      }
      const wanted = rows(aors).filter(({ mark }) => query.mark === undefined || mark === query.mark);
      return ok(windowOf(wanted.sort(order[query.sort]), query, (row) => row));
    },

    showPresentity: ({ params, request }) => {
      const address = parseAor(params.aor);
      if (!address.ok) return refuse("invalid-input", address.error, "aor");
      const { aor } = address.value;
      const content = seesContent(identityOf(request).role);
      const row = board.row(aor, content, deps.clock());
      if (row === undefined)
        return refuse("presentity-not-found", say("has-neither", { address: aor }), "aor");
      return ok({
        ...row,
        contentWithheld: !content,
        states: views.presentity(aor).map((state) => composedState(state, content)),
        subscriptions: watchersOf(aor),
      });
    },

    explainPresence: ({ params, request }) => {
      const address = parseAor(params.aor);
      if (!address.ok) return refuse("invalid-input", address.error, "aor");
      const { aor } = address.value;
      const states = views.presentity(aor);
      if (states.length === 0)
        return refuse("presentity-not-found", say("has-neither", { address: aor }), "aor");
      const publications = states.flatMap((state) => state.publications);
      const report = deps.office.presenceReport(aor, deps.clock());
      return ok(composedPresence(report, publications, seesContent(identityOf(request).role)));
    },
  };

  function watchersOf(aor: string) {
    const watchers = [];
    for (const view of views.watchersOf(aor)) {
      watchers.push(subscriptionRow(view));
      if (watchers.length === SHOWN_WATCHERS) break;
    }
    return watchers;
  }
}
