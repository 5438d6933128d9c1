import { after, instant, ok, type Result, type Saying } from "@porchlight/kernel";
import type { Ban } from "@porchlight/store";
import { type BanNetworkProblem, readBanNetwork } from "../../../config";
import type { Actor } from "../../auth/actor";
import type { AdminDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { auditedBan } from "./audited-ban";

export interface NewBan {
  readonly network: string;
  readonly seconds: number | null;
  readonly reason: string;
}

type BanDeps = Pick<AdminDeps, "bans" | "clock" | "flows" | "stores">;

const mostBans = 1000;

const problemWords: Readonly<Record<BanNetworkProblem, Saying>> = {
  malformed: say("is-no-network"),
  "too-wide": say("is-too-wide"),
};

/** Takes no SIP of an address or a network from now on, and closes what is open. */
export async function banNetwork(
  deps: BanDeps,
  actor: Actor,
  { network: text, reason, seconds }: NewBan,
): Promise<Result<Ban, Problem>> {
  const read = readBanNetwork(text);
  if (typeof read === "string") return refuse("invalid-input", problemWords[read], "network");
  const until = seconds === null ? null : new Date(after(deps.clock(), seconds * 1000)).toISOString();
  return putBan(deps, actor, { ...read, until, reason });
}

/** The same for a network in canonical form, until a moment. */
export async function putBan(
  deps: BanDeps,
  actor: Actor,
  {
    network,
    reason,
    until,
  }: { readonly network: string; readonly reason: string; readonly until: string | null },
): Promise<Result<Ban, Problem>> {
  const now = deps.clock();
  await deps.stores.bans.forgetEnded(now);
  const standing = await deps.stores.bans.list();
  const previous = standing.find((each) => each.network === network);
  if (standing.length >= mostBans && previous === undefined)
    return refuse("too-many-bans", say("bans-are-many", { count: mostBans }));
  const ban: Ban = {
    network,
    until: until === null ? undefined : instant(Date.parse(until)),
    reason,
    bannedBy: actor.actor,
    bannedAt: now,
  };
  await deps.stores.bans.put(ban, {
    ...actor,
    at: now,
    action: "ban.set",
    target: network,
    before: previous && auditedBan(previous),
    after: auditedBan(ban),
  });
  deps.bans.add(network, ban.until);
  for (const { id, remoteAddress } of [...deps.flows.open()])
    if (deps.bans.covers(remoteAddress)) deps.flows.disconnect(id, say("closed-as-banned"));
  return ok(ban);
}
