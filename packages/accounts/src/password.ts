import type { FieldProblem } from "./field-problem";

/** Bounds of a password, in characters. */
export interface PasswordPolicy {
  readonly minimumLength: number;
  readonly maximumLength: number;
}

export const defaultPasswordPolicy: PasswordPolicy = { minimumLength: 8, maximumLength: 128 };

/**
 * Why a password is not accepted; undefined when it is. Phones cut spaces at the ends off and cannot enter control
 * characters: with those a user could not sign in.
 */
export function passwordProblem(password: string, policy = defaultPasswordPolicy): string | undefined {
  const { length } = [...password.slice(0, 2 * (policy.maximumLength + 1))];
  if (password === "") return "is empty";
  if (length < policy.minimumLength) return `is shorter than ${policy.minimumLength} characters`;
  if (length > policy.maximumLength) return `is longer than ${policy.maximumLength} characters`;
  if (/\p{Cc}/u.test(password)) return "has a control character";
  return password === password.trim() ? undefined : "begins or ends with a space";
}

/** As a problem of the account. */
export function passwordFieldProblem(password: string, policy: PasswordPolicy): FieldProblem | undefined {
  const reason = passwordProblem(password, policy);
  return reason === undefined ? undefined : { field: "password", reason };
}
