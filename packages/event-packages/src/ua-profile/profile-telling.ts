import type { Instant } from "@porchlight/kernel";

export const PROFILE_KINDS = ["user", "device", "local-network"] as const;

/** RFC 6080 section 6.2.1. */
export type ProfileKind = (typeof PROFILE_KINDS)[number];

/** How a profile was told. */
export type ProfileForm = "value" | "reference" | "empty";

/** What a client was told, and how it introduced itself. Texts of clients are untrusted. */
export interface ProfileTelling {
  readonly watcher: string;
  readonly kind: ProfileKind;
  /** Instance of the device; empty when the client has none. */
  readonly device: string;
  readonly vendor: string;
  readonly model: string;
  readonly version: string;
  readonly userAgent: string;
  readonly form: ProfileForm;
  /** Stands for the text it was told; empty when that was nothing. */
  readonly digest: string;
  readonly at: Instant;
}
