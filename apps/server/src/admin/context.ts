import type { FastifyRequest } from "fastify";
import { type Actor, actorFrom } from "./auth/actor";
import type { BackOff } from "./auth/back-off";
import type { Identity } from "./auth/identity";
import type { AdminDeps, OperationDeps } from "./deps";
import { LiveHub } from "./live/live-hub";
import { MovingFigures } from "./live/moving-figures";
import { codeGuard } from "./operations/second-factor/check-code";
import { SignInGuard } from "./operations/sessions/sign-in";
import { stillValid } from "./operations/sessions/still-valid";
import { LiveOverview } from "./views/overview";
import { PresenceBoard } from "./views/presence-board";

/** What the routes share for as long as the plugin lives. */
export interface AdminContext {
  readonly deps: AdminDeps;
  readonly operations: OperationDeps;
  readonly live: LiveHub;
  readonly overview: LiveOverview;
  readonly board: PresenceBoard;
  readonly signInGuard: SignInGuard;
  readonly codeGuard: BackOff;
}

export function createContext(deps: AdminDeps): AdminContext {
  const overview = new LiveOverview(deps);
  const figures = new MovingFigures(deps);
  return {
    deps,
    operations: { ...deps, domains: deps.facts.domains },
    overview,
    board: new PresenceBoard(deps.office.views),
    signInGuard: new SignInGuard(),
    codeGuard: codeGuard(),
    live: new LiveHub({
      events: deps.events,
      documents: deps.documents,
      counts: () => overview.counts(),
      stillValid: (identity) => stillValid(identity, deps),
      moved: () => figures.look(),
    }),
  };
}

/** Who is behind a request that the guard let in. */
export function identityOf(request: FastifyRequest): Identity {
  if (request.identity === null) throw new Error("the guard did not run");
  return request.identity;
}

/** The same, as the audit log names it. */
export const actorBehind = (request: FastifyRequest): Actor => actorFrom(identityOf(request), request);
