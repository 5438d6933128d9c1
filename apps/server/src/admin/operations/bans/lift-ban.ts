import { ok, type Result } from "@porchlight/kernel";
import { readBanNetwork } from "../../../config";
import type { Actor } from "../../auth/actor";
import type { AdminDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";

/** Takes SIP of an address or a network again. */
export async function liftBan(
  deps: Pick<AdminDeps, "bans" | "clock" | "stores">,
  actor: Actor,
  text: string,
): Promise<Result<undefined, Problem>> {
  const read = readBanNetwork(text);
  const network = typeof read === "string" ? text : read.network;
  const isLifted = await deps.stores.bans.remove(network, {
    ...actor,
    at: deps.clock(),
    action: "ban.lift",
    target: network,
    before: undefined,
    after: undefined,
  });
  if (!isLifted) return refuse("ban-not-found", "names no ban", "network");
  deps.bans.lift(network);
  return ok(undefined);
}
