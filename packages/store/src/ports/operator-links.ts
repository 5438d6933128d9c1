import type { CredentialRecord, CredentialStore } from "./credentials";

/** A link with which an operator chooses the password, once: `lastUsedAt` tells when. It is gone with the operator. */
export interface OperatorLinkRecord extends CredentialRecord {
  readonly operator: string;
}

export type OperatorLinkStore = CredentialStore<OperatorLinkRecord>;
