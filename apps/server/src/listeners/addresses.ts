import { isIPv4 } from "node:net";
import { networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";

/** An address as it is shown and compared: IPv4 addresses in IPv6 clothes are undressed, zones are cut. */
export function plainAddress(address: string | undefined): string {
  if (address === undefined) return "";
  const [plain = ""] = address.split("%", 1);
  return /^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(plain) ? plain.slice(7) : plain;
}

/**
 * The address of ours that a peer can answer to. A socket bound to all addresses does not know the one a datagram came
 * to, so it is the interface in the peer's network, else the first that is not loopback.
 */
export class LocalAddresses {
  readonly #bound: string;
  readonly #advertised: string | undefined;

  constructor(bound: string, advertised: string | undefined) {
    this.#bound = bound;
    this.#advertised = advertised;
  }

  towards(peer: string): string {
    const isLoopback = ipaddr.isValid(peer) && ipaddr.process(peer).range() === "loopback";
    if (this.#advertised !== undefined && !isLoopback) return this.#advertised;
    if (this.#bound !== "0.0.0.0" && this.#bound !== "::") return this.#bound;
    return interfaceTowards(peer) ?? this.#bound;
  }

  /** Where others may reach us, IPv4 first; none when only this computer does. */
  fromOutside(): readonly string[] {
    if (this.#advertised !== undefined) return [this.#advertised];
    if (this.#bound !== "0.0.0.0" && this.#bound !== "::") return [this.#bound].filter(isOutside);
    const addresses = interfaces().map(({ address }) => plainAddress(address));
    return addresses
      .filter((address) => isOutside(address) && (this.#bound === "::" || isIPv4(address)))
      .sort((left, right) => Number(isIPv4(right)) - Number(isIPv4(left)));
  }
}

/** Others can be told of it: neither loopback nor of one link only. */
const isOutside = (address: string): boolean =>
  !["loopback", "linkLocal", "unspecified"].includes(ipaddr.process(address).range());

interface InterfaceAddress {
  readonly address: string;
  readonly cidr: string | null;
  readonly internal: boolean;
}

let known: readonly InterfaceAddress[] = [];
let knownUntil = 0;

/** Interfaces are looked up again once a minute. */
function interfaces(): readonly InterfaceAddress[] {
  const now = performance.now();
  if (now >= knownUntil) {
    known = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    knownUntil = now + 60_000;
  }
  return known;
}

function interfaceTowards(peer: string): string | undefined {
  if (!ipaddr.isValid(peer)) return undefined;
  const parsed = ipaddr.process(peer);
  const sameKind = interfaces().filter(
    ({ address }) => ipaddr.process(plainAddress(address)).kind() === parsed.kind(),
  );
  const inNetwork = sameKind.find(({ cidr }) => cidr !== null && parsed.match(ipaddr.parseCIDR(cidr)));
  return (inNetwork ?? sameKind.find(({ internal }) => !internal))?.address;
}
