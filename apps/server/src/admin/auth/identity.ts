import type { Role } from "@porchlight/admin-api";
import type { Instant } from "@porchlight/kernel";

/** Who makes a request, after the guard has let it in. */
export type Identity =
  | {
      readonly via: "session";
      readonly name: string;
      readonly role: Role;
      /** Public name of the session. */
      readonly sessionId: string;
      /** A second factor has to be set up before anything else. */
      readonly secondFactorMissing: boolean;
      readonly expiresAt: Instant;
    }
  | {
      readonly via: "token";
      /** Label of the token; `cli` for the local command line. */
      readonly name: string;
      readonly role: Role;
      /** Undefined for the local command line. */
      readonly tokenId: string | undefined;
      readonly expiresAt: Instant | undefined;
    };

/** How the audit log names who did it. */
export function actorOf(identity: Identity): string {
  if (identity.via === "session") return identity.name;
  return identity.tokenId === undefined ? identity.name : `token:${identity.name}`;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Set by the guard on every route that is not public. */
    identity: Identity | null;
  }
}
