import type { Account, DigestSecrets } from "@porchlight/accounts";
import type { Hasher } from "@porchlight/kernel";
import type { UserAddress } from "./address";

/** The digest secrets of an account for both user names a client may give; the realm is the domain. */
export function accountSecrets(
  hasher: Hasher,
  { user, domain }: Pick<UserAddress, "user" | "domain">,
  password: string,
): Pick<Account, "secrets" | "addressSecrets"> {
  const secretsOf = (username: string): DigestSecrets => {
    const text = `${username}:${domain}:${password}`;
    return { MD5: hasher.hex("MD5", text), "SHA-256": hasher.hex("SHA-256", text) };
  };
  return { secrets: secretsOf(user), addressSecrets: secretsOf(`${user}@${domain}`) };
}
