// What a page offers to choose from, and how much it may ask for: closed lists and bounds, without a schema.

export const accountKinds = ["person", "role", "resource"] as const;

export const transports = ["ws", "wss", "udp", "tcp", "tls"] as const;

/** The marks of the look: what a presentity is at a glance, computed from its composed document. */
export const presenceMarks = ["available", "away", "busy", "in-a-call", "offline", "unknown"] as const;

export const presentitySorts = ["aor", "-aor", "-changedAt", "-watchers"] as const;

export const subscriptionStates = ["active", "pending"] as const;

export const subscriptionSorts = [
  "presentity",
  "watcher",
  "-createdAt",
  "expiresAt",
  "-lastNotifyAt",
  "-roundTripMs",
] as const;

/** RFC 6665 section 4.1.3: deactivated asks to retry at once, probation later, rejected not at all. */
export const terminationReasons = ["deactivated", "probation", "rejected"] as const;

export const connectionSorts = ["-openedAt", "openedAt", "-queuedBytes", "-subscriptions"] as const;

export const userSorts = [
  "aor",
  "-aor",
  "displayName",
  "-displayName",
  "createdAt",
  "-createdAt",
  "updatedAt",
  "-updatedAt",
] as const;

/** Octets of a CSV in JSON; 10,000 rows are well below it. */
export const IMPORT_BODY_LIMIT = 8 * 1024 * 1024;

export const documentStates = ["present", "deleted"] as const;

export const contentStandings = ["all", "referred", "orphan"] as const;

/** Top-level media types of objects. */
export const contentTypes = ["image", "audio", "text"] as const;

export const undecidedStates = ["pending", "waiting"] as const;

export const watcherDecisions = ["allow", "polite-block", "block"] as const;

/** Watchers that one call decides about at most. */
export const MAX_DECIDED_WATCHERS = 500;

export const recordSources = ["presence", "core", "list", "xcap", "content"] as const;

export const recordOutcomes = ["success", "failure"] as const;

export const quotaServices = ["PUBLISH", "SUBSCRIBE", "MESSAGE"] as const;

/** The longest life of a token: ten years. */
export const MAX_TOKEN_SECONDS = 10 * 366 * 24 * 3600;

/** What an agent may say of a presentity: the permissions of publication rules (OMA PRS 2.0) without their `allow-`. */
export const AGENT_ELEMENTS = [
  "services",
  "devices",
  "persons",
  "activities",
  "class",
  "mood",
  "place-type",
  "status-icon",
  "time-offset",
  "note",
  "willingness",
  "network-availability",
  "session-participation",
  "registration-state",
  "barring-state",
  "geopriv",
] as const;
