import type { CredentialRecord, CredentialStore } from "./credentials";

/** A link with which somebody sets up a client, once: `lastUsedAt` tells when. It is gone with the account. */
export interface SetupLinkRecord extends CredentialRecord {
  readonly aor: string;
  readonly label: string;
  /** Redeeming it gives the account a new password. */
  readonly givesPassword: boolean;
}

export type SetupLinkStore = CredentialStore<SetupLinkRecord>;
