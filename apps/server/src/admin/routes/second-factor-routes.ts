import { ok, type Result } from "@porchlight/kernel";
import type { FastifyRequest } from "fastify";
import { type AdminContext, actorBehind, identityOf } from "../context";
import { removeFactor, renewRecoveryCodes } from "../operations/second-factor/change";
import { confirm } from "../operations/second-factor/confirm";
import { enrol } from "../operations/second-factor/enrol";
import { endSessionsOf } from "../operations/sessions/end-sessions-of";
import { type Problem, refuse } from "../problem";
import { say } from "../sayings";
import { instantTextOrNull } from "../views/instant-text";
import type { Handlers } from "./handlers";

type SecondFactorHandlers = Pick<
  Handlers,
  | "showSecondFactor"
  | "enrolSecondFactor"
  | "confirmSecondFactor"
  | "renewRecoveryCodes"
  | "removeSecondFactor"
>;

export function secondFactorRoutes({ deps, live, codeGuard }: AdminContext): SecondFactorHandlers {
  const { stores, facts } = deps;
  return {
    showSecondFactor: async ({ request }) => {
      const own = ownName(request);
      if (!own.ok) return own;
      const factor = await stores.secondFactors.find(own.value);
      const since = factor?.confirmedAt;
      return ok({
        inForce: since !== undefined,
        required: facts.secondFactor === "required",
        since: instantTextOrNull(since),
        recoveryCodesLeft: await stores.secondFactors.recoveryCodesLeft(own.value),
      });
    },

    enrolSecondFactor: async ({ request }) => {
      const own = ownName(request);
      return own.ok ? enrol(deps, own.value) : own;
    },

    confirmSecondFactor: async ({ body, request }) => {
      const own = ownName(request);
      if (!own.ok) return own;
      const order = { operator: own.value, code: body.code, actor: actorBehind(request) };
      const confirmed = await confirm(deps, codeGuard, order);
      if (!confirmed.ok) return confirmed;
      const kept = sessionOf(request);
      await endSessionsOf(stores, own.value, kept);
      closeLive(own.value, kept);
      return ok({ recoveryCodes: [...confirmed.value] });
    },

    renewRecoveryCodes: async ({ body, request }) => {
      const own = ownName(request);
      if (!own.ok) return own;
      const order = { operator: own.value, code: body.code, actor: actorBehind(request) };
      const renewed = await renewRecoveryCodes(deps, codeGuard, order);
      return renewed.ok ? ok({ recoveryCodes: [...renewed.value] }) : renewed;
    },

    removeSecondFactor: async ({ body, request }) => {
      const own = ownName(request);
      if (!own.ok) return own;
      const order = { operator: own.value, code: body.code, actor: actorBehind(request) };
      const removed = await removeFactor(deps, codeGuard, order);
      if (removed.ok && facts.secondFactor === "required") closeLive(own.value);
      return removed;
    },
  };

  function closeLive(operator: string, keptSession?: string): void {
    live.closeWhere(
      (other) => other.via === "session" && other.name === operator && other.sessionId !== keptSession,
    );
  }
}

/** The operator who is signed in; a token is none. */
function ownName(request: FastifyRequest): Result<string, Problem> {
  const identity = identityOf(request);
  if (identity.via === "session") return ok(identity.name);
  return refuse("operator-not-found", say("is-a-token"));
}

function sessionOf(request: FastifyRequest): string | undefined {
  const identity = identityOf(request);
  return identity.via === "session" ? identity.sessionId : undefined;
}
