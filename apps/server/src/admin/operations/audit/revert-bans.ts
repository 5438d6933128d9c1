import type { Ban } from "@porchlight/store";
import { z } from "zod";
import { refuse } from "../../problem";
import { say } from "../../sayings";
import { auditedBan } from "../bans/audited-ban";
import { putBan } from "../bans/ban-network";
import { liftBan } from "../bans/lift-ban";
import type { RevertDeps, Reverter } from "./revert-entry";

const factsSchema = z.object({ reason: z.string(), until: z.iso.datetime().nullable() });

/** The ban that was there before, or none. */
export const revertBanSet: Reverter = ({ target: network, before, after }) => {
  const made = factsSchema.safeParse(after);
  const earlier = factsSchema.safeParse(before);
  if (!made.success || (before !== undefined && !earlier.success)) return undefined;
  return async (deps, actor) => {
    const standing = await standingBan(deps, network);
    const facts = standing && auditedBan(standing);
    if (facts?.until !== made.data.until || facts.reason !== made.data.reason)
      return refuse("changed-since", say("ban-changed-since"));
    return earlier.success
      ? putBan(deps, actor, { network, ...earlier.data })
      : liftBan(deps, actor, network);
  };
};

/** The ban that was lifted, unless its time is over. */
export const revertBanLift: Reverter = ({ target: network, before }) => {
  const earlier = factsSchema.safeParse(before);
  if (!earlier.success) return undefined;
  return async (deps, actor) => {
    if ((await standingBan(deps, network)) !== undefined)
      return refuse("changed-since", say("is-banned-again"));
    return putBan(deps, actor, { network, ...earlier.data });
  };
};

async function standingBan(
  { stores }: Pick<RevertDeps, "stores">,
  network: string,
): Promise<Ban | undefined> {
  return (await stores.bans.list()).find((ban) => ban.network === network);
}
