import { after, ok, type Result } from "@porchlight/kernel";
import type { Ban } from "@porchlight/store";
import { type BanNetworkProblem, readBanNetwork } from "../../../config";
import type { Actor } from "../../auth/actor";
import type { AdminDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";

export interface NewBan {
  readonly network: string;
  readonly seconds: number | null;
  readonly reason: string;
}

const mostBans = 1000;

const problemWords: Readonly<Record<BanNetworkProblem, string>> = {
  malformed: "is neither an address such as 192.0.2.7 nor a network such as 192.0.2.0/24",
  "too-wide": "names too much: a network has at least 8 bits of IPv4, 32 of IPv6",
};

/** Takes no SIP of an address or a network from now on, and closes what is open. */
export async function banNetwork(
  deps: Pick<AdminDeps, "bans" | "clock" | "flows" | "stores">,
  actor: Actor,
  { network: text, reason, seconds }: NewBan,
): Promise<Result<Ban, Problem>> {
  const read = readBanNetwork(text);
  if (typeof read === "string") return refuse("invalid-input", problemWords[read], "network");
  const now = deps.clock();
  await deps.stores.bans.forgetEnded(now);
  const standing = await deps.stores.bans.list();
  const previous = standing.find(({ network }) => network === read.network);
  if (standing.length >= mostBans && previous === undefined)
    return refuse("too-many-bans", `there are ${mostBans} already; lift some, or ban their network`);
  const until = seconds === null ? undefined : after(now, seconds * 1000);
  const ban: Ban = { ...read, until, reason, bannedBy: actor.actor, bannedAt: now };
  await deps.stores.bans.put(ban, {
    ...actor,
    at: now,
    action: "ban.set",
    target: ban.network,
    before: previous && told(previous),
    after: told(ban),
  });
  deps.bans.add(ban.network, until);
  for (const { id, remoteAddress } of [...deps.flows.open()])
    if (deps.bans.covers(remoteAddress)) deps.flows.disconnect(id, "banned");
  return ok(ban);
}

const told = ({ reason, until }: Ban) => ({
  reason,
  until: until === undefined ? null : new Date(until).toISOString(),
});
