import type { Ban as BanRow } from "@porchlight/admin-api";
import { ok } from "@porchlight/kernel";
import type { Ban } from "@porchlight/store";
import { type AdminContext, actorBehind } from "../context";
import { banNetwork } from "../operations/bans/ban-network";
import { liftBan } from "../operations/bans/lift-ban";
import type { Handlers } from "./handlers";

type BanHandlers = Pick<Handlers, "listBans" | "banNetwork" | "liftBan">;

export function banRoutes({ deps }: AdminContext): BanHandlers {
  return {
    listBans: async () => {
      const now = deps.clock();
      const bans = await deps.stores.bans.list();
      return ok({ items: bans.filter(({ until }) => until === undefined || until > now).map(banRow) });
    },

    banNetwork: async ({ body, request }) => {
      const banned = await banNetwork(deps, actorBehind(request), body);
      return banned.ok ? ok(banRow(banned.value)) : banned;
    },

    liftBan: ({ params, request }) => liftBan(deps, actorBehind(request), params.network),
  };
}

const banRow = ({ bannedAt, until, ...words }: Ban): BanRow => ({
  ...words,
  until: until === undefined ? null : new Date(until).toISOString(),
  bannedAt: new Date(bannedAt).toISOString(),
});
