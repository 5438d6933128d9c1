import { fail, ok } from "@porchlight/kernel";
import { AttemptLimiter } from "../auth/attempt-limiter";
import { type AdminContext, actorBehind, identityOf } from "../context";
import { createOperator } from "../operations/operators/create-operator";
import { deleteOperator } from "../operations/operators/delete-operator";
import { endOperatorSessions } from "../operations/operators/end-operator-sessions";
import { createOperatorLink, revokeOperatorLink } from "../operations/operators/operator-links";
import { redeemOperatorLink } from "../operations/operators/redeem-operator-link";
import { resetSecondFactor } from "../operations/operators/reset-second-factor";
import { setOperatorPassword } from "../operations/operators/set-operator-password";
import { updateOperator } from "../operations/operators/update-operator";
import { refuse } from "../problem";
import { say } from "../sayings";
import { instantText } from "../views/instant-text";
import { operatorRow, operatorRows } from "../views/operator-row";
import type { Handlers } from "./handlers";

type OperatorHandlers = Pick<
  Handlers,
  | "listOperators"
  | "createOperator"
  | "updateOperator"
  | "deleteOperator"
  | "createOperatorLink"
  | "revokeOperatorLink"
  | "redeemOperatorLink"
  | "endOperatorSessions"
  | "setOperatorPassword"
  | "resetSecondFactor"
>;

/** A secret of this length cannot be guessed; the limit spares the database. */
const LINK_ATTEMPTS = { attempts: 30, windowSeconds: 60, maxKeys: 10_000 };

export function operatorRoutes({ deps, live, operations }: AdminContext): OperatorHandlers {
  const linkAttempts = new AttemptLimiter(LINK_ATTEMPTS);
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

    createOperatorLink: async ({ params, body, request }) => {
      const { name } = params;
      const made = await createOperatorLink(operations, actorBehind(request), name, body.expiresInSeconds);
      return made.ok ? ok({ ...made.value, expiresAt: instantText(made.value.expiresAt) }) : made;
    },

    revokeOperatorLink: ({ params, request }) =>
      revokeOperatorLink(operations, actorBehind(request), params.name),

    redeemOperatorLink: async ({ body, request }) => {
      const retryAfterSeconds = linkAttempts.take(request.ip, clock());
      if (retryAfterSeconds !== undefined) return fail({ code: "too-many-attempts", retryAfterSeconds });
      const used = await redeemOperatorLink(deps, body, request.ip);
      if (!used.ok) return used;
      closeLive(used.value);
      return ok({ name: used.value });
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
