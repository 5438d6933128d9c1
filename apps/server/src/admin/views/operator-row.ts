import type { Operator } from "@porchlight/admin-api";
import type { Instant } from "@porchlight/kernel";
import type { OperatorRecord } from "@porchlight/store";
import { openLinkOf } from "../operations/operators/operator-links";
import { hasEnded } from "../operations/sessions/session-life";
import type { AdminStores } from "../ports/stores";
import { instantText, instantTextOrNull } from "./instant-text";

type Stores = Pick<AdminStores, "operatorLinks" | "operators" | "secondFactors" | "sessions">;

/** The operators in order of their names. */
export const operatorRows = async (stores: Stores, now: Instant): Promise<Operator[]> =>
  Promise.all((await stores.operators.list()).map((operator) => operatorRow(stores, operator, now)));

/** An operator as the API shows it: without what the operator signs in with. */
export async function operatorRow(
  stores: Omit<Stores, "operators">,
  { name, role, disabled, createdAt }: OperatorRecord,
  now: Instant,
): Promise<Operator> {
  const [factor, open, link] = await Promise.all([
    stores.secondFactors.find(name),
    stores.sessions.listOf(name),
    openLinkOf(stores, name, now),
  ]);
  return {
    name,
    role,
    disabled,
    secondFactor: factor?.confirmedAt !== undefined,
    sessions: open.filter((session) => !hasEnded(session, now)).length,
    setupLinkExpiresAt: instantTextOrNull(link?.expiresAt),
    createdAt: instantText(createdAt),
  };
}
