import cookie from "@fastify/cookie";
import session from "@fastify/session";
import type { FastifyInstance } from "fastify";
import type { AdminDeps } from "../deps";
import { StoredSessions } from "./session-store";

export const SESSION_COOKIE = "porchlight_session";
/** The console reads and writes documents at the XCAP root too. */
export const SESSION_COOKIE_PATH = "/";

/** Cookie sessions, loaded for every request below `scope`. Nothing is stored before sign-in. */
export async function mountSessions(scope: FastifyInstance, { facts, stores }: AdminDeps): Promise<void> {
  await scope.register(cookie);
  await scope.register(session, {
    secret: facts.sessionSecret,
    cookieName: SESSION_COOKIE,
    cookie: { path: SESSION_COOKIE_PATH, httpOnly: true, sameSite: "strict", secure: facts.secureCookies },
    store: new StoredSessions(stores.sessions),
    saveUninitialized: false,
    rolling: false,
  });
}
