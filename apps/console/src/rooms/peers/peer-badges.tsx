import type { Peer } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";
import { stateOf, trustWords } from "./peer-words";

/** How it goes with a peer. */
export function StateBadge({ peer }: { readonly peer: Peer }) {
  const { tone, word } = stateOf(peer);
  return <Badge tone={tone}>{word}</Badge>;
}

/** What is believed of a peer. */
export function TrustBadge({ trust }: Pick<Peer, "trust">) {
  const { tone, word } = trustWords[trust];
  return <Badge tone={tone}>{word}</Badge>;
}
