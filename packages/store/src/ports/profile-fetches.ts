import type { Instant } from "@porchlight/kernel";

/** A client that was told a profile. Texts of clients are untrusted. */
export interface ProfileFetch {
  readonly kind: "user" | "device" | "local-network";
  /** How it was told: in a NOTIFY, by a reference in one, by a NOTIFY without a body, or by XCAP. */
  readonly form: "value" | "reference" | "empty" | "xcap";
  /** Instance of the device; empty when the client has none. */
  readonly device: string;
  readonly vendor: string;
  readonly model: string;
  readonly version: string;
  readonly userAgent: string;
  /** Stands for the text it was told; empty when that was nothing. */
  readonly digest: string;
  readonly at: Instant;
}

/** Which clients of a user were told its profile. What is known of an account goes with it. */
export interface ProfileFetchStore {
  list(): Promise<ReadonlyMap<string, readonly ProfileFetch[]>>;
  /** Takes the place of all that is known of these users; users without an account are passed over. */
  put(fetches: ReadonlyMap<string, readonly ProfileFetch[]>): Promise<void>;
}
