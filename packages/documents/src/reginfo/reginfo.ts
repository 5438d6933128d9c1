/** Registration information (RFC 3680). */
export const REGINFO = "urn:ietf:params:xml:ns:reginfo";
export const REGINFO_TYPE = "application/reginfo+xml";

export const REGISTRATION_STATES = ["init", "active", "terminated"] as const;
export const CONTACT_STATES = ["active", "terminated"] as const;

export const CONTACT_EVENTS = [
  "registered",
  "created",
  "refreshed",
  "shortened",
  "expired",
  "deactivated",
  "probation",
  "unregistered",
  "rejected",
] as const;

/** A Contact header parameter that RFC 3261 does not name; without a value the text is empty. */
export interface UnknownParam {
  readonly name: string;
  readonly value: string;
}

/** One contact of an address of record (section 5.1). */
export interface ContactElement {
  readonly id: string;
  readonly state: (typeof CONTACT_STATES)[number];
  readonly event: (typeof CONTACT_EVENTS)[number];
  readonly uri: string;
  readonly displayName?: string;
  readonly unknownParams: readonly UnknownParam[];
  /** Seconds since it was bound. */
  readonly durationRegistered?: number;
  /** Seconds left. */
  readonly expires?: number;
  /** Seconds after which to register again. */
  readonly retryAfter?: number;
  readonly q?: string;
  readonly callId?: string;
  readonly cseq?: number;
}

export interface RegistrationElement {
  readonly aor: string;
  readonly id: string;
  readonly state: (typeof REGISTRATION_STATES)[number];
  readonly contacts: readonly ContactElement[];
}

export interface RegInfo {
  /** 0 in the first document of a subscription, higher by one in each after it. */
  readonly version: number;
  readonly state: "full" | "partial";
  readonly registrations: readonly RegistrationElement[];
}
