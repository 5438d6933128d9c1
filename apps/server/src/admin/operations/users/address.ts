import { fail, ok, type Result } from "@porchlight/kernel";

/** A user's address taken apart; `aor` is its canonical text. */
export interface UserAddress {
  readonly aor: string;
  readonly user: string;
  readonly domain: string;
}

// RFC 3261 section 25.1: `unreserved` and `user-unreserved`, without escapes.
const USER = /^[A-Za-z0-9\-_.!~*'()&=+$,;?/]{1,128}$/;
const DOMAIN =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Reads `sip:user@domain` or `user@domain`; the domain becomes lower case. The error is a reason in words. */
export function parseUserAddress(text: string): Result<UserAddress, string> {
  const bare = text.trim().replace(/^sip:/i, "");
  const at = bare.lastIndexOf("@");
  if (at < 1) return fail("is not an address such as sip:erin@office.test");
  const user = bare.slice(0, at);
  const domain = bare.slice(at + 1).toLowerCase();
  if (!USER.test(user)) return fail("has a user part with characters that an address may not have");
  if (!DOMAIN.test(domain)) return fail("has a domain that is not a host name");
  return ok({ aor: `sip:${user}@${domain}`, user, domain });
}
