import { ok, type Result } from "@porchlight/kernel";
import { newFactorSecret, provisioningUri } from "../../auth/one-time-code";
import { SecretSealer } from "../../auth/sealed-secret";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import type { FactorDeps } from "./factor-deps";

export interface FactorOffer {
  /** Base32. */
  readonly secret: string;
  readonly uri: string;
}

/** A new secret, in force once a code of it came back. */
export async function enrol(
  { stores, facts }: FactorDeps,
  operator: string,
): Promise<Result<FactorOffer, Problem>> {
  const secret = newFactorSecret();
  const sealed = new SecretSealer(facts.sessionSecret).seal(secret, operator);
  if (!(await stores.secondFactors.begin(operator, sealed))) {
    return refuse("second-factor-exists", say("is-in-force-already"));
  }
  const [domain = "office"] = facts.domains;
  return ok({ secret, uri: provisioningUri(secret, `Porchlight ${domain}`, operator) });
}
