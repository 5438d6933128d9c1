import type { Peer } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { stateOf, trustWordsOf } from "./peer-words";

/** How it goes with a peer. */
export function StateBadge({ peer }: { readonly peer: Peer }) {
  const say = useSay();
  const { tone, word } = stateOf(peer, say);
  return <Badge tone={tone}>{word}</Badge>;
}

/** What is believed of a peer. */
export function TrustBadge({ trust }: Pick<Peer, "trust">) {
  const say = useSay();
  const { tone, word } = trustWordsOf(say)[trust];
  return <Badge tone={tone}>{word}</Badge>;
}
