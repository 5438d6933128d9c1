import type { AdminStores } from "../../ports/stores";

/** Ends the sessions of an operator, all but the one that is named. */
export async function endSessionsOf(
  { sessions }: Pick<AdminStores, "sessions">,
  operator: string,
  keptId?: string,
): Promise<void> {
  for (const { id, secretHash } of await sessions.listOf(operator)) {
    if (id !== keptId) await sessions.remove(secretHash);
  }
}
