import ipaddr from "ipaddr.js";

/** A network of addresses: base address and prefix length. */
export type Network = readonly [base: ipaddr.IPv4 | ipaddr.IPv6, prefixLength: number];

/** Reads `192.0.2.0/24`, `2001:db8::/32` or a single address. Undefined when it is neither. */
export function parseNetwork(text: string): Network | undefined {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!isAddress(text)) return undefined;
  const address = ipaddr.parse(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

const isAddress = (text: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

/** Whether an address lies in one of the networks; IPv4 addresses written as IPv6 are seen through. */
export function isInNetworks(address: string, networks: readonly Network[]): boolean {
  if (networks.length === 0 || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some(([base, length]) => parsed.kind() === base.kind() && parsed.match(base, length));
}
