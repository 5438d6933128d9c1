import { parseAddress } from "@porchlight/presence-client";
import type { Credentials } from "../session/credentials-store";
import { texts } from "../texts";

export interface SignInErrors {
  readonly address: string | undefined;
  readonly password: string | undefined;
}

/** The credentials that were typed, or what is wrong with them. */
export function checkSignIn(
  address: string,
  password: string,
  domain: string,
): { readonly credentials: Credentials } | { readonly errors: SignInErrors } {
  const parsed = parseAddress(address, domain);
  const addressError = parsed.ok
    ? undefined
    : parsed.error === "empty"
      ? texts.signIn.emptyAddress
      : texts.signIn.malformedAddress;
  if (parsed.ok && password) return { credentials: { address: parsed.value, password } };
  return { errors: { address: addressError, password: password ? undefined : texts.signIn.emptyPassword } };
}
