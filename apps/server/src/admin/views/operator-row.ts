import type { Operator } from "@porchlight/admin-api";
import type { OperatorRecord, SecondFactorRecord } from "@porchlight/store";
import type { AdminStores } from "../ports/stores";
import { instantText } from "./instant-text";

/** The operators in order of their names, as the API shows them: without what they sign in with. */
export async function operatorRows({
  operators,
  secondFactors,
}: Pick<AdminStores, "operators" | "secondFactors">): Promise<Operator[]> {
  const [known, factors] = await Promise.all([operators.list(), secondFactors.list()]);
  const protectedNames = new Set(factors.filter(isInForce).map(({ operator }) => operator));
  return known.map((operator) => operatorRow(operator, protectedNames.has(operator.name)));
}

const isInForce = ({ confirmedAt }: SecondFactorRecord): boolean => confirmedAt !== undefined;

export const operatorRow = (
  { name, role, disabled, createdAt }: OperatorRecord,
  secondFactor: boolean,
): Operator => ({
  name,
  role,
  disabled,
  secondFactor,
  createdAt: instantText(createdAt),
});
