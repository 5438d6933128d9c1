/** What is believed of a peer (requirement COR-071). */
export type PeerTrust = "trusted" | "untrusted" | "blocked";

/** Which domains we deal with: any, those with an entry, none. */
export type FederationMode = "open" | "allow-list" | "closed";

/** The service level of one peer, the same in both directions; 0 = unlimited. */
export interface PeerLimits {
  readonly requestsPerSecond: number;
  readonly notifiesPerSecond: number;
  /** Live subscriptions. */
  readonly subscriptions: number;
}

/** What holds for a peer, whoever it is. */
export interface PeerTerms {
  readonly trust: PeerTrust;
  readonly limits: PeerLimits;
  /** Its requests without an identity may watch, as anonymous ones. */
  readonly unidentifiedWatchers: boolean;
}

export interface PeerProfile extends PeerTerms {
  /** Lower case. */
  readonly domain: string;
  /** Has an entry of its own; otherwise the terms are those of the open mode. */
  readonly isListed: boolean;
}

/** A peer with an entry of its own. */
export interface ListedPeer extends PeerTerms {
  /** Lower case. */
  readonly domain: string;
  /** From such an address a request counts as this peer's without a certificate. */
  readonly includesAddress: (address: string) => boolean;
}

export interface FederationConfig {
  readonly mode: FederationMode;
  readonly peers: readonly ListedPeer[];
  /** For domains without an entry, in the open mode. */
  readonly otherwise: PeerTerms;
}

/** Nobody is a peer. */
export const noFederation: FederationConfig = {
  mode: "closed",
  peers: [],
  otherwise: {
    trust: "blocked",
    limits: { requestsPerSecond: 0, notifiesPerSecond: 0, subscriptions: 0 },
    unidentifiedWatchers: false,
  },
};
