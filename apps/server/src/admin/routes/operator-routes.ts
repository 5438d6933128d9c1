import { ok } from "@porchlight/kernel";
import { type AdminContext, actorBehind, identityOf } from "../context";
import { createOperator } from "../operations/operators/create-operator";
import { resetSecondFactor } from "../operations/operators/reset-second-factor";
import { setOperatorPassword } from "../operations/operators/set-operator-password";
import { refuse } from "../problem";
import { say } from "../sayings";
import { operatorRow, operatorRows } from "../views/operator-row";
import type { Handlers } from "./handlers";

type OperatorHandlers = Pick<
  Handlers,
  "listOperators" | "createOperator" | "setOperatorPassword" | "resetSecondFactor"
>;

export function operatorRoutes({ deps, live }: AdminContext): OperatorHandlers {
  const { stores } = deps;
  return {
    listOperators: async () => ok({ items: await operatorRows(stores) }),

    createOperator: async ({ body, request }) => {
      const created = await createOperator(deps, actorBehind(request), body);
      return created.ok ? ok(operatorRow(created.value, false)) : created;
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

  function closeLive(operator: string): void {
    live.closeWhere((other) => other.via === "session" && other.name === operator);
  }
}
