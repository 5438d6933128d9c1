import type { Saying } from "@porchlight/kernel";
import { hasCharacters } from "./characters";
import { say } from "./sayings";

/** Bounds of a password, in Unicode characters. */
export const passwordLength = { minimum: 8, maximum: 128 } as const;

/**
 * Why a password is not accepted; undefined when it is.
 *
 * A digest client hashes the octets that its user typed, and few clients normalise them as RFC 7616 section 4 asks. So
 * a password is taken only where both ways give the same octets: in Unicode's composed form (NFC), in which keyboards
 * type. It is then hashed as it is. Phones also cut spaces at the ends off and cannot enter control characters: with
 * those a user could not sign in.
 */
export function passwordProblem(password: string): Saying | undefined {
  const { minimum, maximum } = passwordLength;
  if (password === "") return say("is-empty");
  if (!hasCharacters(password, minimum)) return say("is-shorter", { count: minimum });
  if (hasCharacters(password, maximum + 1)) return say("is-longer", { count: maximum });
  if (/\p{Cc}/u.test(password)) return say("has-control-character");
  if (password !== password.trim()) return say("has-space-at-end");
  return password === password.normalize("NFC") ? undefined : say("is-not-composed");
}
