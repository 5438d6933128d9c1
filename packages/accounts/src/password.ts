import { hasCharacters } from "./characters";

/** Bounds of a password, in Unicode characters. */
export const passwordLength = { minimum: 8, maximum: 128 } as const;

/**
 * Why a password is not accepted; undefined when it is. The reason completes a sentence that begins with the field's
 * name.
 *
 * A digest client hashes the octets that its user typed, and few clients normalise them as RFC 7616 section 4 asks. So
 * a password is taken only where both ways give the same octets: in Unicode's composed form (NFC), in which keyboards
 * type. It is then hashed as it is. Phones also cut spaces at the ends off and cannot enter control characters: with
 * those a user could not sign in.
 */
export function passwordProblem(password: string): string | undefined {
  const { minimum, maximum } = passwordLength;
  if (password === "") return "is empty";
  if (!hasCharacters(password, minimum)) return `is shorter than ${minimum} characters`;
  if (hasCharacters(password, maximum + 1)) return `is longer than ${maximum} characters`;
  if (/\p{Cc}/u.test(password)) return "has a control character";
  if (password !== password.trim()) return "begins or ends with a space";
  return password === password.normalize("NFC")
    ? undefined
    : "has a letter that is not in composed form (Unicode NFC)";
}
