import ipaddr from "ipaddr.js";
import { parseNetwork } from "./network";

/** Shorter prefixes name more of the world than one wants to shut out by a slip of the hand. */
const shortest = { ipv4: 8, ipv6: 32 } as const;

export type BanNetworkProblem = "malformed" | "too-wide";

/** An address or a network as bans name it: `192.0.2.7`, `192.0.2.0/24`, in canonical form. */
export function readBanNetwork(text: string): { readonly network: string } | BanNetworkProblem {
  const parsed = parseNetwork(text.trim());
  if (parsed === undefined) return "malformed";
  const [given, givenLength] = parsed;
  const mapped = given instanceof ipaddr.IPv6 && given.isIPv4MappedAddress() && givenLength >= 96;
  const base = mapped ? given.toIPv4Address() : given;
  const length = mapped ? givenLength - 96 : givenLength;
  const kind = base.kind();
  if (length < shortest[kind]) return "too-wide";
  if (length === (kind === "ipv4" ? 32 : 128)) return { network: base.toString() };
  const family = kind === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
  return { network: `${family.networkAddressFromCIDR(`${base.toString()}/${length}`)}/${length}` };
}
