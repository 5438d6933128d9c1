import { isIP } from "node:net";
import type { HopTarget, Located } from "@porchlight/routing";
import { withoutBrackets } from "@porchlight/sip-message";

/** Finds where targets are reached; see RFC 3263. */
export function openLocator(): (target: HopTarget) => Promise<Located> {
  return async ({ host, port, scheme }) => {
    const address = withoutBrackets(host);
    if (isIP(address) === 0) return { kind: "not-found", reason: "not an address" };
    const transport = scheme === "sips" ? "tls" : "udp";
    return {
      kind: "found",
      hops: [{ transport, address, port: port ?? (transport === "tls" ? 5061 : 5060), domain: host }],
    };
  };
}
