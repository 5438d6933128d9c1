import type { DigestAlgorithm } from "./digest";

/** Why credentials were not accepted: told apart in the log, never on the wire. */
export type DigestFailure =
  | "wrong-password"
  | "unknown-user"
  | "disabled-user"
  | "expired-nonce"
  | "replayed-nonce"
  | "forged-nonce"
  | "foreign-realm";

export type AuthVerdict =
  /** `username` as sent. */
  | { readonly kind: "authenticated"; readonly username: string; readonly algorithm: DigestAlgorithm }
  /** Answer 401 or 407 with new challenges. `failure` is undefined when nothing was there to be judged. */
  | {
      readonly kind: "challenge";
      readonly failure: DigestFailure | undefined;
      /**
       * The digest was right, only the nonce was not: goes into the challenges, but never to somebody who is backed
       * off, whom it would tell that the guess was right.
       */
      readonly stale: boolean;
      /** As sent; empty when there was none. Untrusted text. */
      readonly username: string;
    }
  /** Answer 400. */
  | { readonly kind: "malformed"; readonly reason: string };
