import type { WatcherIdentity } from "@porchlight/event-notifier";
import type { PeerProfile } from "@porchlight/routing";

/** Who a request is from, after authentication or assertion. */
export interface Identity extends WatcherIdentity {
  /** The first of the identities: an address of record, or a `tel:` URI; `ANONYMOUS` when there is none. */
  readonly aor: string;
  /** Believed because the network is trusted, not because of credentials. */
  readonly asserted: boolean;
  /** The peer whose word it is; undefined for our users and trusted networks. */
  readonly peer: PeerProfile | undefined;
}

/** How an anonymous party is named (RFC 3323 section 4.1.1.3). */
export const ANONYMOUS = "sip:anonymous@anonymous.invalid";

/** What a record keeps of an identity. */
export interface RecordedIdentity {
  readonly watcher: string;
  readonly identities: readonly string[];
  readonly isAnonymous: boolean;
}

export const recordedIdentity = ({ aor, identities, isAnonymous }: Identity): RecordedIdentity => ({
  watcher: aor,
  identities: identities.slice(1),
  isAnonymous,
});

export function watcherIdentity({ watcher, identities, isAnonymous }: RecordedIdentity): WatcherIdentity {
  return { identities: watcher === ANONYMOUS ? [] : [watcher, ...identities], isAnonymous };
}
