import { parseAor } from "@porchlight/accounts";
import type { ErasedUser } from "@porchlight/admin-api";
import { ok, type Result } from "@porchlight/kernel";
import type { Erasure } from "@porchlight/store";
import type { Actor } from "../../auth/actor";
import type { AdminDeps, OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { inTurn } from "../in-turn";
import { accountNote } from "./account-audit";

/** So that nobody finds a pseudonym by trying addresses. */
const pseudonymBits = 80;

/**
 * Deletes the account of an address, if there is one, and puts a pseudonym in the place of the address wherever something has to
 * be kept (requirement PRV-056). It may be asked for again, and for somebody who was deleted before.
 */
export function eraseUser(
  deps: OperationDeps & Pick<AdminDeps, "erasing" | "traces">,
  actor: Actor,
  aor: string,
): Promise<Result<ErasedUser, Problem>> {
  return inTurn(deps.stores.accounts, async () => {
    const address = parseAor(aor);
    if (!address.ok) return refuse("invalid-input", address.error, "aor");
    const account = await deps.stores.accounts.find(address.value.aor);
    const erasure = {
      aor: address.value.aor,
      pseudonym: `sip:erased-${deps.ids.token(pseudonymBits)}@${address.value.domain}`,
      at: deps.clock(),
      accountSince: account?.createdAt,
    };
    await deps.stores.erasures.begin(erasure);
    await removed(deps, actor, erasure);
    discardTraces(deps.traces, erasure.aor);
    const rows = await deps.erasing.erase(erasure);
    return ok({ pseudonym: erasure.pseudonym, rows });
  });
}

/** The audit log says who has erased somebody, and not whom. */
async function removed(
  { office, stores }: Pick<OperationDeps, "office" | "stores">,
  actor: Actor,
  { aor, at, pseudonym }: Erasure,
): Promise<void> {
  const note = accountNote("user.erase", actor, at, pseudonym, {});
  if (!(await stores.accounts.remove(aor, note))) await stores.audit.append(note);
  office?.accountsRemoved([aor]);
}

function discardTraces(traces: AdminDeps["traces"], aor: string): void {
  for (const { id, recording } of traces.list())
    if (recording.target.kind === "user" && recording.target.user === aor) traces.discard(id);
}
