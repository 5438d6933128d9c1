import { operations } from "@porchlight/admin-api";
import { COMMAND_LINE } from "../auth/actor";
import { checkBody } from "../http/validate";
import { createOperator } from "../operations/operators/create-operator";
import { deleteOperator } from "../operations/operators/delete-operator";
import { endOperatorSessions } from "../operations/operators/end-operator-sessions";
import { createOperatorLink } from "../operations/operators/operator-links";
import { resetSecondFactor } from "../operations/operators/reset-second-factor";
import { setOperatorPassword } from "../operations/operators/set-operator-password";
import { updateOperator } from "../operations/operators/update-operator";
import { instantText } from "../views/instant-text";
import { operatorRow, operatorRows } from "../views/operator-row";
import type { OfflineOffice } from "./command-context";
import type { OfficeClient } from "./direct-client";
import { orThrow } from "./or-throw";

type OperatorCalls = Pick<
  OfficeClient,
  | "listOperators"
  | "createOperator"
  | "updateOperator"
  | "deleteOperator"
  | "createOperatorLink"
  | "endOperatorSessions"
  | "setOperatorPassword"
  | "resetSecondFactor"
>;

/** Operators on the store itself. */
export const directOperators = ({ deps }: Pick<OfflineOffice, "deps">): OperatorCalls => ({
  listOperators: async () => ({ items: await operatorRows(deps.stores, deps.clock()) }),
  createOperator: async ({ body }) => {
    const input = orThrow(checkBody(operations.createOperator.body, body));
    const created = orThrow(await createOperator(deps, COMMAND_LINE, input));
    return operatorRow(deps.stores, created, deps.clock());
  },
  updateOperator: async ({ params, body }) => {
    const change = orThrow(checkBody(operations.updateOperator.body, body));
    const changed = orThrow(await updateOperator(deps, COMMAND_LINE, params.name, change));
    return operatorRow(deps.stores, changed, deps.clock());
  },
  deleteOperator: async ({ params }) => orThrow(await deleteOperator(deps, COMMAND_LINE, params.name)),
  createOperatorLink: async ({ params, body }) => {
    const { expiresInSeconds } = orThrow(checkBody(operations.createOperatorLink.body, body));
    const made = orThrow(await createOperatorLink(deps, COMMAND_LINE, params.name, expiresInSeconds));
    return { ...made, expiresAt: instantText(made.expiresAt) };
  },
  endOperatorSessions: async ({ params }) =>
    orThrow(await endOperatorSessions(deps, COMMAND_LINE, params.name)),
  setOperatorPassword: async ({ params, body }) => {
    const { password } = orThrow(checkBody(operations.setOperatorPassword.body, body));
    return orThrow(await setOperatorPassword(deps, COMMAND_LINE, params.name, password));
  },
  resetSecondFactor: async ({ params }) => orThrow(await resetSecondFactor(deps, COMMAND_LINE, params.name)),
});
