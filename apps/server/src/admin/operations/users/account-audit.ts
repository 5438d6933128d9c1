import { type Account, accountServices } from "@porchlight/accounts";
import type { Instant } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { AuditNote } from "../../ports/stores";

type Fields = Readonly<Record<string, unknown>>;

/** What the audit log keeps of an account: never its secrets. */
export const auditedAccount = ({ displayName, kind, disabled, services }: Account): Fields => ({
  displayName,
  kind,
  disabled,
  services: accountServices.filter((service) => services[service]),
});

export const accountNote = (
  action: `user.${string}`,
  actor: Actor,
  at: Instant,
  aor: string,
  change: { readonly before?: Fields; readonly after?: Fields },
): AuditNote => ({ ...actor, at, action, target: aor, before: change.before, after: change.after });
