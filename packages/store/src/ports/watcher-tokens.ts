import type { CredentialRecord, CredentialStore } from "./credentials";

/** Whom a token may watch, from where, and how often at once. */
export interface WatcherScope {
  /** Addresses of record; everybody it is let see, when left out. */
  readonly presentities: readonly string[] | undefined;
  /** Origins of pages that may use it, as browsers write them. */
  readonly origins: readonly string[];
  /** Streams that may be open at the same time. */
  readonly streams: number;
}

/** A credential with which a page or a program watches over HTTP. It is gone with the account. */
export interface WatcherTokenRecord extends CredentialRecord {
  readonly label: string;
  /** Account it watches as; undefined for an anonymous watcher. */
  readonly aor: string | undefined;
  readonly scope: WatcherScope;
}

export type WatcherTokenStore = CredentialStore<WatcherTokenRecord>;
