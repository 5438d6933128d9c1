import { type Brand, fail, ok, type Result } from "@porchlight/kernel";
import { parseDisplayName } from "./display-name";
import type { FieldProblem } from "./field-problem";
import { passwordProblem } from "./password";

/** What a new account has besides its address, as somebody wrote it. */
export interface Particulars {
  readonly password: string;
  readonly displayName: string;
}

/** Particulars that an account may have; the display name without the spaces around it. */
export type CheckedParticulars = Brand<Particulars, "CheckedParticulars">;

/** The particulars, or all that is wrong with them. */
export function checkParticulars({
  password,
  displayName,
}: Particulars): Result<CheckedParticulars, readonly FieldProblem[]> {
  const name = parseDisplayName(displayName);
  const weakness = passwordProblem(password);
  if (name.ok && weakness === undefined) {
    return ok({ password, displayName: name.value } as CheckedParticulars);
  }
  const problems: FieldProblem[] = [];
  if (weakness !== undefined) problems.push({ field: "password", reason: weakness });
  if (!name.ok) problems.push({ field: "displayName", reason: name.error });
  return fail(problems);
}
