import { type Identity, identityOf } from "./identity";

/** Who asks, in the form rules compare; made once for a watcher and kept. */
export interface Watcher {
  /** Authenticated or asserted; any of several may match (RFC 5025 section 3.1.1.2). Empty when nobody vouches for one. */
  readonly identities: readonly Identity[];
  /** The request asks for anonymity (`Privacy: id`, or From `sip:anonymous@anonymous.invalid`). */
  readonly anonymous: boolean;
}

export const watcherOf = (uris: readonly string[], anonymous = false): Watcher => ({
  identities: uris.map(identityOf),
  anonymous,
});
