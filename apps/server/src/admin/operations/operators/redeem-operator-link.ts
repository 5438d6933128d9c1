import { ok, type Refusal, type Result } from "@porchlight/kernel";
import { type LinkFault, linkFault } from "../../auth/link-fault";
import { secretHash } from "../../auth/secret";
import type { OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { setOperatorPassword } from "./set-operator-password";

/** Sets the password that an operator chooses behind a link, once. The name of the operator. */
export async function redeemOperatorLink(
  deps: Pick<OperationDeps, "clock" | "stores">,
  { token, password }: { readonly token: string; readonly password: string },
  address: string,
): Promise<Result<string, Problem>> {
  const { clock, stores } = deps;
  const link = await stores.operatorLinks.findBySecret(secretHash(token));
  const fault = linkFault(link, clock());
  if (link === undefined || fault !== undefined) return spent(fault ?? "unknown");
  const operator = await stores.operators.find(link.operator);
  if (operator === undefined || operator.disabled) return spent("unknown");
  if (!(await stores.operatorLinks.useOnce(link.id, clock()))) return spent("used");
  const actor = { actor: `setup-link:${link.id}`, address };
  const set = await setOperatorPassword(deps, actor, operator.name, password);
  return set.ok ? ok(operator.name) : set;
}

const spent = (fault: LinkFault): Refusal<Problem> =>
  refuse("setup-link-spent", say(`link-${fault}`), "token");
