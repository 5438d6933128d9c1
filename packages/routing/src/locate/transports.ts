import type { Saying } from "@porchlight/kernel";
import { say } from "../sayings";
import type { HopTarget, HopTransport } from "./hop";

/** Transports on which peers are called. WebSocket is for clients that call us. */
export type DialledTransport = Extract<HopTransport, "udp" | "tcp" | "tls">;

export const defaultPort = (transport: DialledTransport): number => (transport === "tls" ? 5061 : 5060);

/** UDP for sip:, TLS for sips: (RFC 3263 section 4.1). */
export const defaultTransport = (scheme: HopTarget["scheme"]): DialledTransport =>
  scheme === "sips" ? "tls" : "udp";

/** What the `transport` parameter asks for; the error says why it cannot be had. */
export function transportOf(
  scheme: HopTarget["scheme"],
  parameter: string,
): DialledTransport | { readonly reason: Saying } {
  switch (parameter) {
    case "tls":
      return "tls";
    case "tcp":
      return scheme === "sips" ? "tls" : "tcp";
    case "udp":
      return scheme === "sips" ? { reason: say("sips-over-udp") } : "udp";
    case "ws":
    case "wss":
      return { reason: say("peers-not-over-websocket") };
    default:
      return { reason: say("transport-not-known", { transport: parameter }) };
  }
}

/** The name under which servers for a transport are published (RFC 3263 section 4.2). */
export function srvName(transport: DialledTransport, domain: string): string {
  const labels = { udp: "_sip._udp", tcp: "_sip._tcp", tls: "_sips._tcp" };
  return `${labels[transport]}.${domain}`;
}
