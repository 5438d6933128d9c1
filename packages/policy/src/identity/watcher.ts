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

/** Whether an anonymous request hides the identity from conditions (OMA), or it counts all the same (RFC 5025). */
export type AnonymousMode = "oma" | "rfc5025";

/** The identities that conditions may look at. A request that shows none is an anonymous request. */
export const visibleIdentities = (watcher: Watcher, mode: AnonymousMode): readonly Identity[] =>
  watcher.anonymous && mode === "oma" ? [] : watcher.identities;
