import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { hasCharacters } from "./characters";
import { say } from "./sayings";

const LENGTH = 200;

/** Control characters, line and paragraph separators, and marks that turn the direction of the text around them. */
const UNSHOWABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** A display name without the spaces around it; it may be empty. */
export function parseDisplayName(text: string): Result<string, Saying> {
  const name = text.trim();
  if (hasCharacters(name, LENGTH + 1)) return fail(say("is-longer", { count: LENGTH }));
  return UNSHOWABLE.test(name) ? fail(say("has-control-character")) : ok(name);
}
