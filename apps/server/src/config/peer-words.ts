import { parsePlace } from "./place";

/** What single words of a peer mean, and where they stand in the file. */
const limitNames: Readonly<Record<string, string>> = {
  requests: "requestsPerSecond",
  notifies: "notifiesPerSecond",
  subscriptions: "subscriptions",
};

/**
 * A peer in one line, as environment variables have it, such as
 * `branch.test trusted tls:edge.branch.test:5061 requests=50 network=192.0.2.0/24`: what the file would say instead.
 * Anything else is returned as it is.
 */
export function peerWords(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const [domain, ...words] = value.trim().split(/\s+/);
  const peer = { domain, hops: [] as string[], networks: [] as string[], limits: {} };
  const more = words.map((word) => readWord(word, peer));
  return more.every((each) => each !== undefined) ? Object.assign(peer, ...more) : value;
}

interface PeerLists {
  readonly hops: string[];
  readonly networks: string[];
  readonly limits: Record<string, unknown>;
}

/** Settings that a word makes, besides what it adds to the lists; undefined when it means nothing. */
function readWord(word: string, peer: PeerLists): Readonly<Record<string, unknown>> | undefined {
  const [, name = "", value = ""] = /^([a-z]+)=(.+)$/.exec(word) ?? [];
  const limit = limitNames[name];
  if (word === "trusted" || word === "untrusted" || word === "blocked") return { trust: word };
  if (word === "unidentified") return { unidentifiedWatchers: "on" };
  if (parsePlace(word) !== undefined) peer.hops.push(word);
  else if (name === "network") peer.networks.push(value);
  else if (limit !== undefined) peer.limits[limit] = /^\d{1,10}$/.test(value) ? Number(value) : value;
  else return undefined;
  return {};
}
