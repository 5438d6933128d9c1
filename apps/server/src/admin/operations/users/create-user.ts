import {
  type Account,
  type AccountKind,
  checkParticulars,
  everyService,
  newAccount,
  parseAor,
} from "@porchlight/accounts";
import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import { type Problem, refuse, refuseFields } from "../../problem";
import { say } from "../../sayings";
import { inTurn } from "../in-turn";
import { accountNote, auditedAccount } from "./account-audit";
import { type ServiceSwitches, switched } from "./service-switches";

export interface NewUser {
  readonly aor: string;
  readonly password: string;
  readonly displayName: string;
  readonly kind: AccountKind;
  readonly disabled: boolean;
  /** On where nothing is said. */
  readonly services: ServiceSwitches;
}

/** Creates an account in a domain of ours. */
export async function createUser(
  deps: OperationDeps,
  actor: Actor,
  input: NewUser,
): Promise<Result<Account, Problem>> {
  const account = accountOf(deps, input);
  if (!account.ok) return account;
  return inTurn(deps.stores.accounts, async () => {
    const { aor, createdAt } = account.value;
    const note = accountNote("user.create", actor, createdAt, aor, { after: auditedAccount(account.value) });
    const taken = await deps.stores.accounts.create([account.value], [note]);
    if (taken.length > 0) return refuse("user-exists", say("is-taken", { address: aor }), "aor");
    await deps.homes?.furnish([account.value]);
    deps.office?.accountsChanged([account.value]);
    return ok(account.value);
  });
}

function accountOf(deps: OperationDeps, input: NewUser): Result<Account, Problem> {
  const address = parseAor(input.aor);
  if (!address.ok) return refuse("invalid-input", address.error, "aor");
  const { domain } = address.value;
  if (!deps.domains.includes(domain)) {
    return refuse(
      "foreign-domain",
      say("is-not-one-of", { domain, domains: deps.domains.join(", ") }),
      "aor",
    );
  }
  const particulars = checkParticulars(input);
  if (!particulars.ok) return refuseFields(particulars.error);
  const { kind, disabled } = input;
  const services = switched(everyService, input.services);
  const wish = { address: address.value, particulars: particulars.value, kind, disabled, services };
  return ok(newAccount(wish, deps.hasher, deps.clock()));
}
