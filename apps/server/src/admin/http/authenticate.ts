import type { Role } from "@porchlight/admin-api";
import type { FastifyRequest } from "fastify";
import { bearerHash } from "../auth/good-credential";
import type { Identity } from "../auth/identity";
import { sameHash, secretHash } from "../auth/secret";
import type { AdminDeps } from "../deps";
import { sessionIdentity } from "../operations/sessions/session-identity";
import { tokenIdentity } from "../operations/tokens/token-identity";

/** Who makes the request: by bearer token when one is sent, else by session cookie. Undefined: nobody we know. */
export async function authenticate(request: FastifyRequest, deps: AdminDeps): Promise<Identity | undefined> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return bearerIdentity(authorization, deps);
  const { signedIn, sessionId } = request.session;
  if (signedIn === undefined) return undefined;
  return sessionIdentity({ ...signedIn, secretHash: secretHash(sessionId) }, deps);
}

/** Who has this bearer token. */
export async function bearerIdentity(
  authorization: string,
  deps: Pick<AdminDeps, "clock" | "stores" | "localTokenHash">,
): Promise<Identity | undefined> {
  const hash = bearerHash(authorization);
  if (hash === undefined) return undefined;
  if (deps.localTokenHash !== undefined && sameHash(hash, deps.localTokenHash)) return localCommandLine;
  return tokenIdentity(hash, deps);
}

const localRole: Role = "owner";

/** The command line on this machine, which can read the data directory anyway. */
const localCommandLine: Identity = {
  via: "token",
  name: "cli",
  role: localRole,
  tokenId: undefined,
  expiresAt: undefined,
};
