import type { FactorDeps } from "./factor-deps";

type Deps = Pick<FactorDeps, "stores"> & { readonly facts: Pick<FactorDeps["facts"], "secondFactor"> };

/** Whether an operator has to set up a second factor before anything else. */
export async function factorMissing({ facts, stores }: Deps, operator: string): Promise<boolean> {
  if (facts.secondFactor === "optional") return false;
  return (await stores.secondFactors.find(operator))?.confirmedAt === undefined;
}
