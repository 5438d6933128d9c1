import type { Requester } from "@porchlight/xdm";
import type { Actor } from "../../admin/auth/actor";

/** Who asks, once that is certain. */
export type Caller =
  | { readonly kind: "user"; readonly aor: string }
  /** An operator of this house: everything of it goes into the audit log. */
  | { readonly kind: "operator"; readonly actor: Actor; readonly mayWrite: boolean };

export const requesterOf = (caller: Caller): Requester =>
  caller.kind === "user"
    ? { aor: caller.aor, role: "user" }
    : { aor: caller.actor.actor, role: "administrator" };
