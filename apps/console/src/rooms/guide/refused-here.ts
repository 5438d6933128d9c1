import type { RefusedRegister } from "@porchlight/admin-api";

/** Time in which a phone answers a challenge, with room for the slow ones. */
const ANSWER_MS = 4000;
/** What was longer ago has nothing to do with the phone at hand. */
const OLD_MS = 15 * 60_000;

/** Those that a misspelt name or address brings about: they may be the phone at hand. */
const MAY_BE_ANYBODYS: readonly RefusedRegister["cause"][] = ["unknown-user", "foreign-realm"];

/** Whether a refusal says something to whoever sets up a phone of the user. */
export function isWorthTelling(
  { aor, at, cause }: Pick<RefusedRegister, "aor" | "at" | "cause">,
  wantedAor: string,
  now: number,
): boolean {
  const age = now - Date.parse(at);
  if (age > OLD_MS || (cause === "challenged" && age < ANSWER_MS)) return false;
  return aor === wantedAor || MAY_BE_ANYBODYS.includes(cause);
}
