import { randomInt } from "node:crypto";
import type { SecureContext } from "node:tls";
import { DiameterNode, type NodeIdentity } from "@porchlight/diameter";
import type { Clock } from "@porchlight/kernel";
import { DiameterLinks } from "./diameter-links";
import { type DiameterUri, parseDiameterUri } from "./diameter-uri";

export interface NodeParts {
  readonly identity: NodeIdentity;
  /** Diameter URIs, the preferred one first. */
  readonly peers: readonly string[];
  readonly clock: Clock;
  readonly secureContext: () => SecureContext | undefined;
  readonly onTrouble: (host: string, reason: string) => void;
}

export interface OpenNode {
  readonly node: DiameterNode;
  readonly links: DiameterLinks;
}

/** A Diameter node with its connections; none is made before `links.drive`. */
export function openNode({ clock, identity, onTrouble, peers, secureContext }: NodeParts): OpenNode {
  const uris = peers.map(parseDiameterUri).filter((uri): uri is DiameterUri => uri !== undefined);
  const links = new DiameterLinks({ uris, clock, random: Math.random, secureContext, onTrouble });
  const node = new DiameterNode(
    {
      identity,
      peers: uris.map(({ host }) => host),
      outputs: links,
      seed: { endToEnd: firstEndToEnd(clock), hopByHop: randomInt(2 ** 32) },
    },
    clock(),
  );
  return { node, links };
}

/** Low bits of the time above, chance below: not used again within four minutes (RFC 6733 section 3). */
const firstEndToEnd = (clock: Clock): number =>
  (((Math.floor(clock() / 1000) & 0x7ff) << 20) | randomInt(2 ** 20)) >>> 0;
