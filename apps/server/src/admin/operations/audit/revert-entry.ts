import type { Result } from "@porchlight/kernel";
import type { AuditRecord } from "@porchlight/store";
import type { Actor } from "../../auth/actor";
import type { AdminDeps, OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { revertBanLift, revertBanSet } from "./revert-bans";
import { revertQuotaRemoval, revertQuotaSet } from "./revert-quotas";
import { revertUserUpdate } from "./revert-user-update";

/** What entries are taken back with. */
export type RevertDeps = OperationDeps & Pick<AdminDeps, "accounting" | "bans" | "flows">;

/** Undefined for an entry that does not tell what it was before. */
export type Reverter = (
  entry: AuditRecord,
) => ((deps: RevertDeps, actor: Actor) => Promise<Result<unknown, Problem>>) | undefined;

/** Only what an operator may do, and what nobody else builds upon. Documents are restored from their history. */
const reverters: ReadonlyMap<string, Reverter> = new Map([
  ["user.update", revertUserUpdate],
  ["quota.set", revertQuotaSet],
  ["quota.remove", revertQuotaRemoval],
  ["ban.set", revertBanSet],
  ["ban.lift", revertBanLift],
]);

const workOf = (entry: AuditRecord) => reverters.get(entry.action)?.(entry);

export const isRevertible = (entry: AuditRecord): boolean => workOf(entry) !== undefined;

/** Takes back what an entry tells, where what it made is still so. */
export async function revertEntry(
  deps: RevertDeps,
  actor: Actor,
  id: string,
): Promise<Result<unknown, Problem>> {
  const entry = await deps.stores.audit.find(id);
  if (entry === undefined) return refuse("audit-entry-not-found", say("names-no-entry"), "id");
  const revert = workOf(entry);
  if (revert === undefined)
    return refuse("not-revertible", say("is-not-taken-back", { action: entry.action }));
  return revert(deps, actor);
}
