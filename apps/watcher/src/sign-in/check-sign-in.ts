import { type AddressProblem, parseAddress } from "@porchlight/presence-client";
import type { Credentials } from "../session/credentials-store";

export interface SignInErrors {
  readonly address: AddressProblem | undefined;
  readonly password: "empty" | undefined;
}

/** The credentials that were typed, or what is wrong with them. */
export function checkSignIn(
  address: string,
  password: string,
  domain: string,
): { readonly credentials: Credentials } | { readonly errors: SignInErrors } {
  const parsed = parseAddress(address, domain);
  if (parsed.ok && password) return { credentials: { address: parsed.value, password } };
  return {
    errors: { address: parsed.ok ? undefined : parsed.error, password: password ? undefined : "empty" },
  };
}
