import type { Words } from "@porchlight/kernel";
import type { FederationMode, Hop, PeerView, TroubleKind } from "@porchlight/routing";

/** Who is dealt with, and how it goes. */
export interface PeersView {
  readonly mode: FederationMode;
  /** Peers of the settings in their order, then others, the latest first. */
  readonly peers: readonly PeerView[];
}

/** What came of asking a peer whether it is there. */
export type PeerTest =
  /** Any response shows that it is; `reason` is its reason phrase: untrusted text. */
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly reason: string;
      readonly hop: Hop | undefined;
      /** From sending to the response, connecting included. */
      readonly roundTripMs: number;
    }
  /** Nothing came; the hop is the last that was tried. `silence` is no answer within ten seconds. */
  | {
      readonly kind: "failed";
      readonly cause: TroubleKind | "silence";
      readonly reason: Words;
      readonly hop: Hop | undefined;
    }
  /** Nothing was sent. */
  | { readonly kind: "refused"; readonly closedFor: NonNullable<PeerView["closedFor"]> };
