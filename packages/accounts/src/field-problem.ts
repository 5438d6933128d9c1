import type { Saying } from "@porchlight/kernel";
import type { AccountService } from "./services";

/** Why a value of an account is not accepted. */
export interface FieldProblem {
  readonly field: "aor" | "password" | "displayName" | AccountService;
  readonly reason: Saying;
}
