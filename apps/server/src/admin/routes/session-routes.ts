import { seesContent } from "@porchlight/admin-api";
import { after, ok } from "@porchlight/kernel";
import type { FastifyRequest } from "fastify";
import { actorOf, type Identity } from "../auth/identity";
import { type AdminContext, actorBehind, identityOf } from "../context";
import { SESSION_COOKIE, SESSION_COOKIE_PATH } from "../http/mount-sessions";
import { factorMissing } from "../operations/second-factor/factor-missing";
import { endSession } from "../operations/sessions/end-session";
import { ABSOLUTE_MS, endsAt, hasEnded } from "../operations/sessions/session-life";
import { verifyOperator } from "../operations/sessions/sign-in";
import type { OperatorRecord } from "../ports/stores";
import { instantText, instantTextOrNull } from "../views/instant-text";
import type { Handlers } from "./handlers";

type SessionHandlers = Pick<Handlers, "signIn" | "signOut" | "showMe" | "listSessions" | "endSession">;

export function sessionRoutes(context: AdminContext): SessionHandlers {
  const { deps, live } = context;
  const { stores, clock } = deps;
  return {
    signIn: async ({ body, request }) => {
      const credentials = { ...body, remoteAddress: request.ip };
      const operator = await verifyOperator(deps, context, credentials);
      if (!operator.ok) {
        request.log.warn({ operator: body.username, outcome: operator.error.code }, "sign-in refused");
        return operator;
      }
      await stores.sessions.removeExpired(clock());
      const identity = await openSession(request, operator.value);
      return ok(identityAnswer(identity));
    },

    signOut: async ({ request, reply }) => {
      const identity = identityOf(request);
      if (identity.via === "session") {
        await endSession(deps, identity, actorBehind(request), identity.sessionId, "session.sign-out");
        live.closeWhere((other) => isSession(other, identity.sessionId));
        await request.session.destroy();
        reply.clearCookie(SESSION_COOKIE, { path: SESSION_COOKIE_PATH });
      }
      return ok(undefined);
    },

    showMe: ({ request }) => ok(identityAnswer(identityOf(request))),

    listSessions: async ({ request }) => {
      const identity = identityOf(request);
      if (identity.via === "token") return ok({ items: [] });
      const sessions = await stores.sessions.listOf(identity.name);
      const items = sessions
        .filter((session) => !hasEnded(session, clock()))
        .sort((left, right) => right.createdAt - left.createdAt)
        .map((session) => ({
          id: session.id,
          current: session.id === identity.sessionId,
          createdAt: instantText(session.createdAt),
          lastSeenAt: instantText(session.lastSeenAt),
          expiresAt: instantText(endsAt(session)),
          remoteAddress: session.remoteAddress,
          userAgent: session.userAgent,
        }));
      return ok({ items });
    },

    endSession: async ({ params, request }) => {
      const ended = await endSession(
        deps,
        identityOf(request),
        actorBehind(request),
        params.id,
        "session.end",
      );
      if (ended.ok) live.closeWhere((other) => isSession(other, params.id));
      return ended;
    },
  };

  /** A new identifier with every sign-in, so that one that was planted before is worth nothing. */
  async function openSession(request: FastifyRequest, operator: OperatorRecord): Promise<Identity> {
    const now = clock();
    const signedIn = {
      id: deps.ids.uuid(),
      operator: operator.name,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: after(now, ABSOLUTE_MS),
      remoteAddress: request.ip,
      userAgent: (request.headers["user-agent"] ?? "").slice(0, 300),
    };
    const { id: sessionId, expiresAt } = signedIn;
    const { name, role } = operator;
    await stores.audit.append({
      actor: name,
      actorRole: role,
      address: request.ip,
      at: now,
      action: "session.sign-in",
      target: sessionId,
      before: undefined,
      after: undefined,
    });
    await request.session.regenerate();
    request.session.set("signedIn", signedIn);
    await request.session.save();
    const secondFactorMissing = await factorMissing(deps, name);
    return { via: "session", name, role, sessionId, secondFactorMissing, expiresAt };
  }
}

const isSession = (identity: Identity, id: string): boolean =>
  identity.via === "session" && identity.sessionId === id;

const identityAnswer = (identity: Identity) => ({
  name: actorOf(identity),
  role: identity.role,
  via: identity.via,
  seesContent: seesContent(identity.role),
  secondFactorMissing: identity.via === "session" && identity.secondFactorMissing,
  expiresAt: instantTextOrNull(identity.expiresAt),
});
