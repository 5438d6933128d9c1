import type { Instant } from "@porchlight/kernel";

/** A signed-in browser of an operator. */
export interface SessionRecord {
  /** Public name. */
  readonly id: string;
  /** SHA-256 of the cookie's session identifier. */
  readonly secretHash: string;
  readonly operator: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  readonly remoteAddress: string;
  readonly userAgent: string;
}

/** Sessions, those past their expiry included until `removeExpired`. */
export interface SessionStore {
  find(secretHash: string): Promise<SessionRecord | undefined>;
  /** The latest seen first. */
  listOf(operator: string): Promise<readonly SessionRecord[]>;
  /** Creates the session or replaces the one of that secret. */
  put(session: SessionRecord): Promise<void>;
  /** Sets `lastSeenAt`. Does nothing when the session is gone. */
  touch(secretHash: string, at: Instant): Promise<void>;
  /** False when it is gone already. */
  remove(secretHash: string): Promise<boolean>;
  /** Drops sessions that expire at `now` or before. */
  removeExpired(now: Instant): Promise<void>;
}
