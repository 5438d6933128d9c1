import type { Hasher } from "@porchlight/kernel";
import type { Account, DigestSecrets } from "./account";

/** What digest needs of a password: hash of `username:realm:password` in UTF-8 (RFC 7616 section 3.4.2). */
export function digestSecrets(
  hasher: Hasher,
  username: string,
  realm: string,
  password: string,
): DigestSecrets {
  const text = `${username}:${realm}:${password}`;
  return { MD5: hasher.hex("MD5", text), "SHA-256": hasher.hex("SHA-256", text) };
}

/** The secrets of an account for both user names that a client may give; the realm is the domain. */
export const accountSecrets = (
  hasher: Hasher,
  { user, domain }: Pick<Account, "user" | "domain">,
  password: string,
): Pick<Account, "secrets" | "addressSecrets"> => ({
  secrets: digestSecrets(hasher, user, domain, password),
  addressSecrets: digestSecrets(hasher, `${user}@${domain}`, domain, password),
});
