import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import type { NetworkControl } from "../../ports/network";
import type { Problem } from "../../problem";
import { findUser, noSuchUser } from "../users/find-user";

/** Chooses whether registrations of a user are presence; null goes back to the setting of the server. */
export async function setNetworkPresence(
  deps: OperationDeps & { readonly network: NetworkControl | undefined },
  actor: Actor,
  address: string,
  choice: boolean | null,
): Promise<Result<string, Problem>> {
  const found = await findUser(deps, address);
  if (!found.ok) return found;
  const { aor } = found.value;
  const published = choice ?? undefined;
  const isWritten = await deps.stores.networkChoices.put(aor, published, {
    ...actor,
    at: deps.clock(),
    action: "network-presence.set",
    target: aor,
    before: undefined,
    after: { choice },
  });
  if (!isWritten) return noSuchUser(aor);
  deps.network?.choose(aor, published);
  return ok(aor);
}
