import { fail, ok, type Result } from "@porchlight/kernel";
import { hasCharacters } from "./characters";

const LENGTH = 200;

/** Control characters, line and paragraph separators, and marks that turn the direction of the text around them. */
const UNSHOWABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** A display name without the spaces around it; it may be empty. The error is a reason in words. */
export function parseDisplayName(text: string): Result<string, string> {
  const name = text.trim();
  if (hasCharacters(name, LENGTH + 1)) return fail(`is longer than ${LENGTH} characters`);
  return UNSHOWABLE.test(name) ? fail("has a control character") : ok(name);
}
