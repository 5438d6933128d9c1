import type { CreditService, Quota } from "@porchlight/accounting";
import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import type { AccountingOffice } from "../../ports/accounting";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { findUser } from "../users/find-user";

type QuotaDeps = OperationDeps & { readonly accounting: AccountingOffice };

/** Grants a user so many requests of a service. */
export async function setQuota(
  deps: QuotaDeps,
  actor: Actor,
  { address, service }: { readonly address: string; readonly service: CreditService },
  { reset, units }: { readonly units: number; readonly reset: boolean },
): Promise<Result<Quota, Problem>> {
  const found = await findUser(deps, address);
  if (!found.ok) return found;
  const { aor } = found.value;
  const quota = await deps.accounting.setQuota({ user: aor, service, units }, reset, (before, after) => ({
    ...actor,
    at: deps.clock(),
    action: "quota.set",
    target: aor,
    before: before && factsOf(before),
    after: factsOf(after),
  }));
  return ok(quota);
}

/** Takes a limit away. */
export async function removeQuota(
  deps: QuotaDeps,
  actor: Actor,
  { address, service }: { readonly address: string; readonly service: CreditService },
): Promise<Result<undefined, Problem>> {
  const found = await findUser(deps, address);
  if (!found.ok) return found;
  const { aor: user } = found.value;
  const wasThere = await deps.accounting.removeQuota({ user, service }, (before) => ({
    ...actor,
    at: deps.clock(),
    action: "quota.remove",
    target: user,
    before: factsOf(before),
    after: undefined,
  }));
  return wasThere ? ok(undefined) : refuse("quota-not-found", say("has-no-quota"), "service");
}

const factsOf = ({ service, units, used }: Quota) => ({ service, units, used });
