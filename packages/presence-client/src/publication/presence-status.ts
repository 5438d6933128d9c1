import type { ContentReference } from "../content/content-reference";

/** What a person lets others know. Times are milliseconds since the Unix epoch. */
export interface PresenceStatus {
  /** Ready to communicate, PIDF `basic` (RFC 3863 §4.1.4). */
  readonly basic: "open" | "closed";
  /** RPID activities (RFC 4480 §3.2), for instance `away`, `busy`, `meeting`; other words go into `other`. */
  readonly activities?: readonly string[];
  /** When activities, mood and place are expected to end; watchers show "until". */
  readonly until?: number;
  /** RPID moods (RFC 4480 §3.4); other words go into `other`. */
  readonly mood?: readonly string[];
  /** A type of place of RFC 4589, or any words. */
  readonly place?: string;
  readonly sphere?: "home" | "work";
  /** Minutes from UTC, east positive (RFC 4480 §3.14). */
  readonly timeOffsetMinutes?: number;
  /** Wants (`open`) or does not want to be reached, whatever single services say (OMA presence). */
  readonly overridingWillingness?: "open" | "closed";
  /** A few words for the watchers. */
  readonly note?: string;
  /** What the person calls itself (RFC 4482 §3.2). */
  readonly displayName?: string;
  /** A web address (RFC 4482 §3.3). */
  readonly homepage?: string;
  /** A picture in the content server, published by reference (RFC 4480 §3.12, RFC 4483). */
  readonly picture?: ContentReference;
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
