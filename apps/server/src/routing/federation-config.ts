import {
  type FederationConfig,
  type ListedPeer,
  type NumberTable,
  numberTable,
  type Place,
} from "@porchlight/routing";
import {
  type Config,
  isInNetworks,
  type Network,
  parseNetwork,
  parseNumberSetting,
  parsePlace,
} from "../config";

/** Who the peers are, for the engine. */
export function federationConfig({ federation }: Config): FederationConfig {
  const { mode, others, peers } = federation;
  return { mode, otherwise: others, peers: peers.map(listedPeer) };
}

function listedPeer({
  domain,
  limits,
  networks,
  trust,
  unidentifiedWatchers,
}: Config["federation"]["peers"][number]): ListedPeer {
  const parsed = networksOf(networks);
  const includesAddress = (address: string) => isInNetworks(address, parsed);
  return { domain, trust, limits, unidentifiedWatchers, includesAddress };
}

/** Whose telephone numbers are, for the engine. */
export const numbersOf = ({ numbers }: Config): NumberTable =>
  numberTable(numbers.map(parseNumberSetting).filter((entry) => entry !== undefined));

/** Servers of peers that the settings name. */
export function fixedPlaces({ federation }: Config): ReadonlyMap<string, readonly Place[]> {
  return new Map(
    federation.peers.map(({ domain, hops }) => [
      domain,
      hops.map(parsePlace).filter((place) => place !== undefined),
    ]),
  );
}

/** Addresses that others may lead requests to: none of our own network, but what the settings trust. */
export function dialling({ federation, trustedPeers }: Config): (address: string) => boolean {
  const never = networksOf(federation.neverDial);
  const known = networksOf([...trustedPeers, ...federation.peers.flatMap(({ networks }) => networks)]);
  return (address) => isInNetworks(address, known) || !isInNetworks(address, never);
}

/** Networks whose word for who asks counts. */
export const trustedNetworks = ({ trustedPeers }: Config): readonly Network[] => networksOf(trustedPeers);

const networksOf = (texts: readonly string[]): readonly Network[] =>
  texts.map(parseNetwork).filter((network) => network !== undefined);
