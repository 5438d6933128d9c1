import type { Instant } from "@porchlight/kernel";
import type { PublishedDocument } from "./compositor";

/** Who asks, as far as somebody vouches for it. */
export interface WatcherIdentity {
  /** Authenticated or asserted URIs; empty when nobody vouches for one. */
  readonly identities: readonly string[];
  /** It asked not to be known (RFC 3323, RFC 3325). */
  readonly isAnonymous: boolean;
}

/** Who wants to publish. */
export interface PublisherIdentity extends WatcherIdentity {
  /** The operator has set it up to speak for the presentity that is asked about. */
  readonly isProvisioned?: boolean;
}

/** How a package shows the state of a resource; opaque to everybody else. Views with equal keys show the same. */
export interface View {
  readonly key: string;
}

/** What somebody may publish for a resource. */
export interface PublicationGrant {
  /**
   * What of a document may be published, and the text it is kept as. Undefined when it says something and nothing of it
   * may be.
   */
  limit(document: PublishedDocument): LimitedPublication | "unchanged" | undefined;
}

export interface LimitedPublication {
  readonly document: PublishedDocument;
  readonly text: string;
}

/** What the presentity has decided about a watcher (RFC 5025 section 3.2.1). */
export type Authorization = AuthorizationGrounds &
  (
    | { readonly verdict: "allow" | "polite-block"; readonly view: View }
    | { readonly verdict: "confirm" | "block" }
  );

/** What an authorization rests on, besides the rules and the watcher. */
export interface AuthorizationGrounds {
  /** A change of what is published may change it. */
  readonly dependsOnState: boolean;
  /** It has to be asked for again at this time; undefined when time does not change it. */
  readonly validUntil: Instant | undefined;
}
