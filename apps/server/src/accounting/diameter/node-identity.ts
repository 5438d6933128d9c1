import type { NodeIdentity } from "@porchlight/diameter";
import type { Clock } from "@porchlight/kernel";
import type { Config } from "../../config";

/** Who this server is among Diameter nodes. */
export function nodeIdentity({ accounting, domain }: Config, clock: Clock): NodeIdentity {
  return {
    host: accounting.diameterHost ?? `ps.${domain}`,
    realm: accounting.diameterRealm ?? domain,
    product: "Porchlight",
    // Rises from start to start (RFC 6733 section 8.16).
    stateId: Math.floor(clock() / 1000),
    accounting: accounting.diameterPeers.length > 0,
    creditControl: accounting.credit === "diameter",
  };
}
