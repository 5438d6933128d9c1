import type { Operator } from "@porchlight/admin-api";
import type { Instant } from "@porchlight/kernel";
import type { OperatorRecord } from "@porchlight/store";
import { hasEnded } from "../operations/sessions/session-life";
import type { AdminStores } from "../ports/stores";
import { instantText } from "./instant-text";

type Stores = Pick<AdminStores, "operators" | "secondFactors" | "sessions">;

/** The operators in order of their names. */
export const operatorRows = async (stores: Stores, now: Instant): Promise<Operator[]> =>
  Promise.all((await stores.operators.list()).map((operator) => operatorRow(stores, operator, now)));

/** An operator as the API shows it: without what the operator signs in with. */
export async function operatorRow(
  { secondFactors, sessions }: Pick<Stores, "secondFactors" | "sessions">,
  { name, role, disabled, createdAt }: OperatorRecord,
  now: Instant,
): Promise<Operator> {
  const [factor, open] = await Promise.all([secondFactors.find(name), sessions.listOf(name)]);
  return {
    name,
    role,
    disabled,
    secondFactor: factor?.confirmedAt !== undefined,
    sessions: open.filter((session) => !hasEnded(session, now)).length,
    createdAt: instantText(createdAt),
  };
}
