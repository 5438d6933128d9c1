import { ok } from "@porchlight/kernel";
import { type AdminContext, actorBehind, identityOf } from "../context";
import { createOperator } from "../operations/operators/create-operator";
import { deleteOperator } from "../operations/operators/delete-operator";
import { endOperatorSessions } from "../operations/operators/end-operator-sessions";
import { resetSecondFactor } from "../operations/operators/reset-second-factor";
import { setOperatorPassword } from "../operations/operators/set-operator-password";
import { updateOperator } from "../operations/operators/update-operator";
import { refuse } from "../problem";
import { say } from "../sayings";
import { operatorRow, operatorRows } from "../views/operator-row";
import type { Handlers } from "./handlers";

type OperatorHandlers = Pick<
  Handlers,
  | "listOperators"
  | "createOperator"
  | "updateOperator"
  | "deleteOperator"
  | "endOperatorSessions"
  | "setOperatorPassword"
  | "resetSecondFactor"
>;

export function operatorRoutes({ deps, live }: AdminContext): OperatorHandlers {
  const { clock, stores } = deps;
  return {
    listOperators: async () => ok({ items: await operatorRows(stores, clock()) }),

    createOperator: async ({ body, request }) => {
      const created = await createOperator(deps, actorBehind(request), body);
      return created.ok ? ok(await operatorRow(stores, created.value, clock())) : created;
    },

    updateOperator: async ({ params, body, request }) => {
      const changed = await updateOperator(deps, actorBehind(request), params.name, body);
      if (!changed.ok) return changed;
      closeLive(params.name);
      return ok(await operatorRow(stores, changed.value, clock()));
    },

    deleteOperator: async ({ params, request }) => {
      const identity = identityOf(request);
      if (identity.via === "session" && identity.name === params.name) {
        return refuse("invalid-input", say("is-yourself"), "name");
      }
      const deleted = await deleteOperator(deps, actorBehind(request), params.name);
      if (deleted.ok) closeLive(params.name);
      return deleted;
    },

    endOperatorSessions: async ({ params, request }) => {
      const identity = identityOf(request);
      const kept = identity.via === "session" ? identity.sessionId : undefined;
      const ended = await endOperatorSessions(deps, actorBehind(request), params.name, kept);
      if (ended.ok) closeLive(params.name, kept);
      return ended;
    },

    setOperatorPassword: async ({ params, body, request }) => {
      const set = await setOperatorPassword(deps, actorBehind(request), params.name, body.password);
      if (set.ok) closeLive(params.name);
      return set;
    },

    resetSecondFactor: async ({ params, request }) => {
      const identity = identityOf(request);
      if (identity.via === "session" && identity.name === params.name) {
        return refuse("second-factor-not-found", say("is-your-own"), "name");
      }
      const reset = await resetSecondFactor(deps, actorBehind(request), params.name);
      if (reset.ok) closeLive(params.name);
      return reset;
    },
  };

  function closeLive(operator: string, kept?: string): void {
    live.closeWhere(
      (other) => other.via === "session" && other.name === operator && other.sessionId !== kept,
    );
  }
}
