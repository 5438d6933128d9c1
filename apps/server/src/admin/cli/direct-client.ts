import { type AdminClient, operations } from "@porchlight/admin-api";
import { COMMAND_LINE } from "../auth/actor";
import { checkBody } from "../http/validate";
import { createAgentToken } from "../operations/agents/create-agent-token";
import { setNetworkPresence } from "../operations/agents/set-network-presence";
import { checkImport, importCheckAnswer } from "../operations/import/check-import";
import { importUsers } from "../operations/import/import-users";
import { createToken } from "../operations/tokens/create-token";
import { createUser } from "../operations/users/create-user";
import { deleteUser } from "../operations/users/delete-user";
import { findUser } from "../operations/users/find-user";
import { updateUser } from "../operations/users/update-user";
import { createWatcherToken } from "../operations/watchers/create-watcher-token";
import { agentTokenRow } from "../views/agent-token-row";
import { tokenRow } from "../views/token-row";
import { userRow } from "../views/user-row";
import { watcherTokenRow } from "../views/watcher-token-row";
import type { OfflineOffice } from "./command-context";
import { directCalendars } from "./direct-calendars";
import { directDocuments } from "./direct-documents";
import { directOperators } from "./direct-operators";
import { orThrow } from "./or-throw";

/** The operations that make sense without a running server. */
export type OfficeClient = Pick<
  AdminClient,
  | "listUsers"
  | "showUser"
  | "createUser"
  | "updateUser"
  | "deleteUser"
  | "checkUserImport"
  | "importUsers"
  | "listOperators"
  | "createOperator"
  | "updateOperator"
  | "deleteOperator"
  | "createOperatorLink"
  | "endOperatorSessions"
  | "setOperatorPassword"
  | "resetSecondFactor"
  | "createToken"
  | "createAgentToken"
  | "createWatcherToken"
  | "setNetworkPresence"
  | "listCalendars"
  | "putCalendar"
  | "deleteCalendar"
  | "listDocuments"
  | "showDocument"
  | "putDocument"
  | "deleteDocument"
  | "listDocumentVersions"
  | "showDocumentVersion"
  | "compareDocumentVersions"
  | "restoreDocument"
>;

/** The same operations, and the same problems, on the store itself. */
export function directClient(offline: OfflineOffice): OfficeClient {
  const { deps } = offline;
  return {
    ...directDocuments(offline),
    ...directCalendars(offline),
    ...directOperators(offline),
    listUsers: async (input) => {
      const { search = "", kind, disabled, domain, offset = 0, limit = 100 } = input?.query ?? {};
      const sort = { by: "aor", descending: false } as const;
      const found = await deps.stores.accounts.list({ search, kind, disabled, domain, sort, offset, limit });
      return { items: found.items.map(userRow), total: found.total };
    },
    showUser: async ({ params }) => ({
      ...userRow(orThrow(await findUser(deps, params.aor))),
      registrations: 0,
      publications: 0,
      watchers: 0,
    }),
    createUser: async ({ body }) => {
      const input = orThrow(checkBody(operations.createUser.body, body));
      return userRow(orThrow(await createUser(deps, COMMAND_LINE, input)));
    },
    updateUser: async ({ params, body }) =>
      userRow(orThrow(await updateUser(deps, COMMAND_LINE, params.aor, body))),
    deleteUser: async ({ params }) => {
      orThrow(await deleteUser(deps, COMMAND_LINE, params.aor));
      return undefined;
    },
    checkUserImport: async ({ body }) => importCheckAnswer(await checkImport(deps, body.csv)),
    importUsers: async ({ body }) => ({
      created: orThrow(await importUsers(deps, COMMAND_LINE, body.csv)).length,
    }),
    createToken: async ({ body }) => {
      const { record, secret } = await createToken(
        deps,
        COMMAND_LINE,
        orThrow(checkBody(operations.createToken.body, body)),
      );
      return { token: tokenRow(record), secret };
    },
    setNetworkPresence: async ({ params, body }) => {
      const { choice } = orThrow(checkBody(operations.setNetworkPresence.body, body));
      const using = { ...deps, network: undefined };
      const aor = orThrow(await setNetworkPresence(using, COMMAND_LINE, params.aor, choice));
      return { aor, published: choice ?? false, choice };
    },
    createAgentToken: async ({ body }) => {
      const input = orThrow(checkBody(operations.createAgentToken.body, body));
      const { record, secret } = orThrow(await createAgentToken(deps, COMMAND_LINE, input));
      return { token: agentTokenRow(record), secret };
    },
    createWatcherToken: async ({ body }) => {
      const input = orThrow(checkBody(operations.createWatcherToken.body, body));
      const { record, secret } = orThrow(await createWatcherToken(deps, COMMAND_LINE, input));
      return { token: watcherTokenRow(record, 0), secret };
    },
  };
}
