import type { AccountService } from "./services";

/** Why a value of an account is not accepted. The reason completes a sentence that begins with the field's name. */
export interface FieldProblem {
  readonly field: "aor" | "password" | "displayName" | AccountService;
  readonly reason: string;
}
