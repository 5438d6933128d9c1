import type { Role } from "@porchlight/admin-api";
import type { FastifyRequest } from "fastify";
import { actorOf, type Identity } from "./identity";

/** Who did something, as the audit log keeps it. */
export interface Actor {
  readonly actor: string;
  readonly actorRole?: Role;
  /** Network address that the request came from. */
  readonly address?: string;
}

/** The server itself, at its first run. */
export const SYSTEM: Actor = { actor: "system" };

/** The command line on a store without a server. */
export const COMMAND_LINE: Actor = { actor: "cli", actorRole: "owner" };

export const actorFrom = (identity: Identity, request: FastifyRequest): Actor => ({
  actor: actorOf(identity),
  actorRole: identity.role,
  address: request.ip,
});
