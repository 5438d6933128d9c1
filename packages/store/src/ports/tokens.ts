import type { CredentialRecord, CredentialStore } from "./credentials";
import type { OperatorRole } from "./operators";

/** A credential of a program that administers. */
export interface TokenRecord extends CredentialRecord {
  readonly label: string;
  readonly role: OperatorRole;
}

export type TokenStore = CredentialStore<TokenRecord>;
