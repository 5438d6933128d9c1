import type { IncomingHttpHeaders } from "node:http";
import fastifyCookie from "@fastify/cookie";
import type { Identity } from "../auth/identity";
import { secretHash } from "../auth/secret";
import type { AdminDeps } from "../deps";
import { sessionIdentity } from "../operations/sessions/session-identity";
import { bearerIdentity } from "./authenticate";
import { SESSION_COOKIE } from "./mount-sessions";

type Deps = Pick<AdminDeps, "clock" | "stores" | "localTokenHash"> & {
  readonly facts: Pick<AdminDeps["facts"], "secondFactor" | "sessionSecret">;
};

/** The operator behind a request outside of the admin API: by bearer token when one is sent, else by the console's session. */
export async function operatorOf(headers: IncomingHttpHeaders, deps: Deps): Promise<Identity | undefined> {
  const { authorization, cookie } = headers;
  if (authorization !== undefined) return bearerIdentity(authorization, deps);
  const signed = cookie === undefined ? undefined : fastifyCookie.parse(cookie)[SESSION_COOKIE];
  if (signed === undefined) return undefined;
  const { valid, value } = fastifyCookie.unsign(signed, deps.facts.sessionSecret);
  if (!valid || value === null) return undefined;
  const session = await deps.stores.sessions.find(secretHash(value));
  const identity = session === undefined ? undefined : await sessionIdentity(session, deps);
  return identity?.secondFactorMissing ? undefined : identity;
}
