import type { Role } from "@porchlight/admin-api";
import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import { hashPassword } from "../../auth/password-hash";
import { generatePassword } from "../../auth/secret";
import type { OperationDeps } from "../../deps";
import type { OperatorRecord } from "../../ports/stores";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { inTurn } from "../in-turn";

export interface NewOperator {
  readonly name: string;
  readonly role: Role;
  /** Without one nobody knows the password: a set-up link has to be used first. */
  readonly password?: string | undefined;
}

/** Lets somebody else sign in; only a hash of the password is kept. */
export function createOperator(
  { stores, clock }: Pick<OperationDeps, "clock" | "stores">,
  actor: Actor,
  { name, role, password = generatePassword() }: NewOperator,
): Promise<Result<OperatorRecord, Problem>> {
  return inTurn(stores.operators, async () => {
    if ((await stores.operators.find(name)) !== undefined) {
      return refuse("operator-exists", say("is-operator-already"), "name");
    }
    const now = clock();
    const passwordHash = await hashPassword(password);
    const operator = { name, role, passwordHash, disabled: false, createdAt: now };
    await stores.operators.create(operator, {
      ...actor,
      at: now,
      action: "operator.create",
      target: name,
      before: undefined,
      after: { role },
    });
    return ok(operator);
  });
}
