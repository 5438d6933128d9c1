/** What a person lets others know. Times are milliseconds since the Unix epoch. */
export interface PresenceStatus {
  /** Ready to communicate, PIDF `basic` (RFC 3863 §4.1.4). */
  readonly basic: "open" | "closed";
  /** RPID activities (RFC 4480 §3.2), for instance `away`, `busy`, `meeting`. */
  readonly activities?: readonly string[];
  /** When the activities are expected to end; watchers show "until". */
  readonly until?: number;
  /** RPID mood (RFC 4480 §3.4). */
  readonly mood?: string;
  /** A few words for the watchers. */
  readonly note?: string;
  /** Since when this holds; the time of `publish` when absent. */
  readonly since?: number;
  /** Whether the person used the device lately (RFC 4480 §3.17). */
  readonly input?: UserInput;
}

export interface UserInput {
  readonly state: "active" | "idle";
  /** Seconds without input after which the device counts as idle. */
  readonly idleThresholdSeconds?: number;
  /** When the device was last used. Left out unless the person asked to share it (RFC 4480 §3.14). */
  readonly lastInput?: number;
}
