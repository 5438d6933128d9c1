import { type Account, type CheckedRow, newAccount } from "@porchlight/accounts";
import { fail, ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import type { AuditNote } from "../../ports/stores";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { inTurn } from "../in-turn";
import { type CheckedImport, checkImport } from "./check-import";
import { forEachGivingWay } from "./give-way";

const NAMED_PROBLEMS = 200;
const AUDITED_ADDRESSES = 1000;

/** Creates every user of the file in one transaction, or none. Returns the addresses. */
export function importUsers(
  deps: OperationDeps,
  actor: Actor,
  csv: string,
): Promise<Result<readonly string[], Problem>> {
  return inTurn(deps.stores.accounts, async () => {
    const checked = await checkImport(deps, csv);
    if (checked.problems.length > 0) return rejected(checked);
    if (checked.good.length === 0) return refuse("import-rejected", say("has-no-rows"), "csv");
    const accounts = await newAccounts(deps, checked.good);
    const aors = accounts.map(({ aor }) => aor);
    const [taken] = await deps.stores.accounts.create(accounts, [importNote(deps, actor, aors)]);
    if (taken !== undefined) return refuse("user-exists", say("is-taken", { address: taken }), "csv");
    await deps.homes?.furnish(accounts);
    await forEachGivingWay(accounts, 1000, (slice) => deps.office?.accountsChanged(slice));
    return ok(aors);
  });
}

async function newAccounts(deps: OperationDeps, rows: readonly CheckedRow[]): Promise<readonly Account[]> {
  const accounts: Account[] = [];
  const now = deps.clock();
  await forEachGivingWay(rows, 500, (slice) => {
    for (const { address, particulars, services } of slice) {
      const wish = { address, particulars, kind: "person", disabled: false, services } as const;
      accounts.push(newAccount(wish, deps.hasher, now));
    }
  });
  return accounts;
}

const importNote = (deps: OperationDeps, actor: Actor, aors: readonly string[]): AuditNote => ({
  ...actor,
  at: deps.clock(),
  action: "user.import",
  target: `${aors.length} users`,
  before: undefined,
  after: { created: aors.length, addresses: aors.slice(0, AUDITED_ADDRESSES) },
});

function rejected({ problems }: CheckedImport): Result<never, Problem> {
  const named = problems
    .slice(0, NAMED_PROBLEMS)
    .map(({ line, field, reason }) => ({ field: `line ${line}, ${field}`, reason }));
  const [first] = named;
  return fail({ code: "import-rejected", ...first, problems: named });
}
