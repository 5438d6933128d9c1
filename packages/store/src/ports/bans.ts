import type { Instant } from "@porchlight/kernel";
import type { AuditNote } from "./audit";

/** An address, or a network, whose SIP is not taken. */
export interface Ban {
  /** `192.0.2.7` or `192.0.2.0/24`, in canonical form. */
  readonly network: string;
  /** Undefined stays until it is lifted. */
  readonly until: Instant | undefined;
  readonly reason: string;
  readonly bannedBy: string;
  readonly bannedAt: Instant;
}

export interface BanStore {
  /** By network, those that have run out too. */
  list(): Promise<readonly Ban[]>;
  /** Takes the place of the one on the same network. */
  put(ban: Ban, audit: AuditNote): Promise<void>;
  /** False, and nothing written, when there is no such ban. */
  remove(network: string, audit: AuditNote): Promise<boolean>;
  /** Takes away those that ran out before `now`. */
  forgetEnded(now: Instant): Promise<void>;
}
