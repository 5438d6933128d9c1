import type { AdminDeps } from "../../deps";

/** What the use cases of second factors need. */
export type FactorDeps = Pick<AdminDeps, "clock" | "stores"> & {
  readonly facts: Pick<AdminDeps["facts"], "domains" | "secondFactor" | "sessionSecret">;
};
