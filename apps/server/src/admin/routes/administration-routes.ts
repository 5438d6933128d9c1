import { instant, ok } from "@porchlight/kernel";
import { type AdminContext, actorBehind } from "../context";
import { isRevertible, revertEntry } from "../operations/audit/revert-entry";
import { createToken } from "../operations/tokens/create-token";
import { revokeToken } from "../operations/tokens/revoke-token";
import { auditRow } from "../views/audit-row";
import { doctorRow } from "../views/doctor-row";
import { instantText } from "../views/instant-text";
import { tokenRow } from "../views/token-row";
import type { Handlers } from "./handlers";

type AdministrationHandlers = Pick<
  Handlers,
  | "createToken"
  | "listTokens"
  | "revokeToken"
  | "listAudit"
  | "revertAuditEntry"
  | "listDomains"
  | "runDoctor"
  | "showOverview"
>;

export function administrationRoutes({
  deps,
  operations,
  overview,
  live,
}: AdminContext): AdministrationHandlers {
  const { accounting, bans, clock, facts, flows, stores } = deps;
  return {
    showOverview: async () => {
      await overview.recountUsers();
      return ok(overview.overview());
    },

    createToken: async ({ body, request }) => {
      const { record, secret } = await createToken(deps, actorBehind(request), body);
      return ok({ token: tokenRow(record), secret });
    },

    listTokens: async () => {
      const tokens = await stores.tokens.list();
      return ok({ items: [...tokens].sort((left, right) => right.createdAt - left.createdAt).map(tokenRow) });
    },

    revokeToken: async ({ params, request }) => {
      const revoked = await revokeToken(deps, actorBehind(request), params.id);
      if (revoked.ok) live.closeWhere((other) => other.via === "token" && other.tokenId === params.id);
      return revoked;
    },

    listAudit: async ({ query }) => {
      const { since, until, cursor, limit, ...filter } = query;
      const entries = await stores.audit.list({
        ...filter,
        since: since === undefined ? undefined : instant(Date.parse(since)),
        until: until === undefined ? undefined : instant(Date.parse(until)),
        before: cursor,
        limit: limit + 1,
      });
      const items = entries
        .slice(0, limit)
        .map((entry) => ({ ...auditRow(entry), revertible: isRevertible(entry) }));
      return ok({ items, nextCursor: entries.length > limit ? (items.at(-1)?.id ?? null) : null });
    },

    revertAuditEntry: async ({ params, request }) => {
      const reverted = await revertEntry(
        { ...operations, accounting, bans, flows },
        actorBehind(request),
        params.id,
      );
      return reverted.ok ? ok(undefined) : reverted;
    },

    listDomains: async () => {
      const items = await Promise.all(
        facts.domains.map(async (name, index) => ({
          name,
          primary: index === 0,
          users: await stores.accounts.count(name),
        })),
      );
      return ok({ items });
    },

    runDoctor: async () => {
      const findings = await deps.doctor();
      return ok({ at: instantText(clock()), checks: findings.map(doctorRow) });
    },
  };
}
