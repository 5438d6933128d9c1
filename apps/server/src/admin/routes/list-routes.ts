import type { AdminContext } from "../context";
import { ListReadings } from "../operations/lists/list-readings";
import { findUser } from "../operations/users/find-user";
import { readingBy } from "./document-routes";
import type { Handlers } from "./handlers";

type ListHandlers = Pick<Handlers, "listLists" | "showLists" | "resolveList" | "previewLists">;

/** Lists of people, the services that stand for them, and what who subscribes to them is told. */
export function listRoutes({ deps, operations, live }: AdminContext): ListHandlers {
  const { documents, stores, facts } = deps;
  const readings = new ListReadings({ ...deps, domains: facts.domains, audit: stores.audit });
  /** Reading is audited too. */
  const audited = async <Outcome>(outcome: Promise<Outcome>): Promise<Outcome> => {
    const settled = await outcome;
    live.audited();
    return settled;
  };

  return {
    listLists: ({ query }) => readings.list(query),

    showLists: async ({ params, request }) => {
      const account = await findUser(operations, params.aor);
      return account.ok ? readings.show(account.value, readingBy(documents, request)) : account;
    },

    resolveList: async ({ params, query, request }) => {
      const account = await findUser(operations, params.aor);
      if (!account.ok) return account;
      return audited(readings.members(account.value, query, readingBy(documents, request)));
    },

    previewLists: async ({ params, body, request }) => {
      const account = await findUser(operations, params.aor);
      if (!account.ok) return account;
      const preview = readings.preview(account.value, body, readingBy(documents, request));
      return body.lists === undefined ? audited(preview) : preview;
    },
  };
}
