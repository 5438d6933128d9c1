import type { Actor } from "../../auth/actor";
import type { AdminDeps } from "../../deps";

/** What the use cases of second factors need. */
export type FactorDeps = Pick<AdminDeps, "clock" | "stores"> & {
  readonly facts: Pick<AdminDeps["facts"], "domains" | "secondFactor" | "sessionSecret">;
};

/** What an operator asks for the own second factor, with a code as proof. */
export interface FactorOrder {
  readonly operator: string;
  /** As it was typed. */
  readonly code: string;
  readonly actor: Actor;
}
