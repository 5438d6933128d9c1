import type { Instant } from "@porchlight/kernel";
import type { ServiceProfile } from "./services";

/** A person, a role such as a front desk, or a resource such as a room (SYS-006). */
export type AccountKind = "person" | "role" | "resource";

/** Hash of `username:realm:password` per algorithm, lower-case hexadecimal (RFC 7616 section 3.4.2). */
export interface DigestSecrets {
  readonly MD5: string;
  readonly "SHA-256": string;
}

/** Who may use the service in a domain of ours. The password itself is never kept. */
export interface Account {
  /** Address of record: `sip:user@domain`, lower-case domain. */
  readonly aor: string;
  readonly user: string;
  readonly domain: string;
  readonly displayName: string;
  readonly kind: AccountKind;
  readonly disabled: boolean;
  readonly services: ServiceProfile;
  /** For clients that give `user` as their username. */
  readonly secrets: DigestSecrets;
  /** For clients that give `user@domain` as their username: the name is part of what is hashed. */
  readonly addressSecrets: DigestSecrets;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
