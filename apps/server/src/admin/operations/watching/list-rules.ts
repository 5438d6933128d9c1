import type { Account } from "@porchlight/accounts";
import type { RulesRow } from "@porchlight/admin-api";
import type { Instant } from "@porchlight/kernel";
import type { OfficePort } from "../../ports/office";
import type { AdminStores } from "../../ports/stores";
import { rulesStanding } from "../../views/rules-report";
import { found, type Window } from "../../views/window";

interface Parts {
  readonly office: Pick<OfficePort, "rulesReport" | "unreadableRules">;
  readonly stores: Pick<AdminStores, "accounts">;
}

interface Filter extends Window {
  readonly search: string;
  readonly state?: "unreadable" | undefined;
}

/** Users with the state of their rules. */
export async function listRules(
  { office, stores }: Parts,
  filter: Filter,
  now: Instant,
): Promise<{ items: RulesRow[]; total: number }> {
  const { search, state, ...window } = filter;
  const { items, total } =
    state === undefined
      ? await stores.accounts.list({ search, ...window, sort: { by: "aor", descending: false } })
      : await unreadable(office.unreadableRules(), filter, stores);
  const row = ({ aor, displayName }: Account): RulesRow => ({
    user: aor,
    displayName,
    ...rulesStanding(office.rulesReport(aor, now)),
  });
  return { items: items.map(row), total };
}

async function unreadable(
  owners: readonly string[],
  { search, offset, limit }: Filter,
  { accounts }: Parts["stores"],
): Promise<{ readonly items: readonly Account[]; readonly total: number }> {
  const known = await Promise.all(owners.map((aor) => accounts.find(aor)));
  const wanted = known
    .filter((account) => account !== undefined)
    .filter((each) => found(search, [each.aor, each.displayName]));
  return { items: wanted.slice(offset, offset + limit), total: wanted.length };
}
