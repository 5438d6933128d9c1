import { randomInt } from "node:crypto";
import type { SecureContext } from "node:tls";
import { DiameterNode, type NodeIdentity } from "@porchlight/diameter";
import { type Clock, textOfWords, type Words } from "@porchlight/kernel";
import type { Config } from "../../config";
import { DiameterLinks } from "./diameter-links";
import { type DiameterUri, parseDiameterUri } from "./diameter-uri";
import { nodeIdentity } from "./node-identity";

export interface NodeParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly secureContext: () => SecureContext | undefined;
  /** Told once for each new trouble with a peer. */
  readonly onTrouble: (what: string) => void;
  /** Told that something came, left or became due. */
  readonly onWork: () => void;
}

/** What accounting and credit share: a peer has one connection, whatever it serves (RFC 6733 section 5.6). */
export interface OpenNode {
  readonly identity: NodeIdentity;
  readonly node: DiameterNode;
  readonly links: DiameterLinks;
  /** What went wrong with a peer last. */
  troubleOf(host: string): Words | undefined;
}

/** The Diameter node of the settings; no connection is made before `links.drive`. Undefined where nobody is called. */
export function openNode({
  clock,
  config,
  onTrouble,
  onWork,
  secureContext,
}: NodeParts): OpenNode | undefined {
  const { credit, creditPeers, diameterPeers } = config.accounting;
  const uris = urisOf([...diameterPeers, ...(credit === "diameter" ? creditPeers : [])]);
  if (uris.length === 0) return undefined;
  const troubles = new Map<string, Words>();
  const links = new DiameterLinks({
    uris,
    clock,
    random: Math.random,
    secureContext,
    onWork,
    onTrouble: (host, reason) => {
      const text = textOfWords(reason);
      if (textOfWords(troubles.get(host) ?? "") !== text) onTrouble(`${host}: ${text}`);
      troubles.set(host, reason);
    },
  });
  const identity = nodeIdentity(config, clock);
  const seed = { endToEnd: firstEndToEnd(clock), hopByHop: randomInt(2 ** 32) };
  const peers = uris.map(({ host }) => host);
  const node = new DiameterNode({ identity, peers, outputs: links, seed }, clock());
  return { identity, node, links, troubleOf: (host) => troubles.get(host) };
}

/** Hosts of peers as the settings name them. */
export const hostsOf = (peers: readonly string[]): readonly string[] => urisOf(peers).map(({ host }) => host);

/** Each host once: by the first of its URIs. */
function urisOf(peers: readonly string[]): readonly DiameterUri[] {
  const byHost = new Map<string, DiameterUri>();
  for (const uri of peers.map(parseDiameterUri))
    if (uri !== undefined && !byHost.has(uri.host)) byHost.set(uri.host, uri);
  return [...byHost.values()];
}

/** Low bits of the time above, chance below: not used again within four minutes (RFC 6733 section 3). */
const firstEndToEnd = (clock: Clock): number =>
  (((Math.floor(clock() / 1000) & 0x7ff) << 20) | randomInt(2 ** 20)) >>> 0;
