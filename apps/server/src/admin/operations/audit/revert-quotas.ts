import { creditServices } from "@porchlight/accounting";
import { z } from "zod";
import { refuse } from "../../problem";
import { say } from "../../sayings";
import { removeQuota, setQuota } from "../accounting/quotas";
import type { Reverter } from "./revert-entry";

const factsSchema = z.object({ service: z.enum(creditServices), units: z.int() });

/** The units that were granted before, or none; what was used of them stays. */
export const revertQuotaSet: Reverter = ({ target: address, before, after }) => {
  const made = factsSchema.safeParse(after);
  const earlier = factsSchema.safeParse(before);
  if (!made.success || (before !== undefined && !earlier.success)) return undefined;
  const { service, units } = made.data;
  return async (deps, actor) => {
    const standing = deps.accounting
      .quotas()
      .find((quota) => quota.user === address && quota.service === service);
    if (standing?.units !== units) return refuse("changed-since", say("quota-changed-since"));
    return earlier.success
      ? setQuota(deps, actor, { address, service }, { units: earlier.data.units, reset: false })
      : removeQuota(deps, actor, { address, service });
  };
};

/** The quota that was taken away, of which nothing is used. */
export const revertQuotaRemoval: Reverter = ({ target: address, before }) => {
  const earlier = factsSchema.safeParse(before);
  if (!earlier.success) return undefined;
  const { service, units } = earlier.data;
  return async (deps, actor) => {
    const isThere = deps.accounting
      .quotas()
      .some((quota) => quota.user === address && quota.service === service);
    if (isThere) return refuse("changed-since", say("quota-is-there-again"));
    return setQuota(deps, actor, { address, service }, { units, reset: true });
  };
};
