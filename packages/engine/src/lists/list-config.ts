import type { ListLimits, ListStrictness, StoredDocuments } from "@porchlight/rls";

/** What lists are made of, and how they are served. */
export interface ListConfig {
  readonly documents: StoredDocuments;
  /** Calls back after a document was written or deleted; it can be read as it is now. */
  onDocument(listener: (path: string) => void): void;
  /** Spellings of our XCAP root that a reference may use. */
  rootsFor(reference: string): readonly string[];
  /** Lists of other users than the owner of a service count too. */
  readonly foreignListsAllowed: boolean;
  readonly limits: ListLimits;
  readonly strictness: ListStrictness;
  /** Owners may share their services with other users of ours. */
  readonly sharing: boolean;
  /** And with users of other domains, whom peers vouch for. */
  readonly sharingWithPeers: boolean;
  /** User part of the addresses, one in each domain, to which requests bring lists (RFC 5367); undefined takes none. */
  readonly requestUser: string | undefined;
  /** Octets that one NOTIFY should not exceed, towards watchers over streams and over UDP. */
  readonly notifyOctets: { readonly stream: number; readonly datagram: number };
}
