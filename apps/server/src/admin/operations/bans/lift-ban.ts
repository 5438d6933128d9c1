import { ok, type Result } from "@porchlight/kernel";
import { readBanNetwork } from "../../../config";
import type { Actor } from "../../auth/actor";
import type { AdminDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { auditedBan } from "./audited-ban";

const unknown = refuse("ban-not-found", say("names-no-ban"), "network");

/** Takes SIP of an address or a network again. */
export async function liftBan(
  deps: Pick<AdminDeps, "bans" | "clock" | "stores">,
  actor: Actor,
  text: string,
): Promise<Result<undefined, Problem>> {
  const read = readBanNetwork(text);
  if (typeof read === "string") return unknown;
  const { network } = read;
  const standing = (await deps.stores.bans.list()).find((ban) => ban.network === network);
  if (standing === undefined) return unknown;
  const isLifted = await deps.stores.bans.remove(network, {
    ...actor,
    at: deps.clock(),
    action: "ban.lift",
    target: network,
    before: auditedBan(standing),
    after: undefined,
  });
  if (!isLifted) return unknown;
  deps.bans.lift(network);
  return ok(undefined);
}
