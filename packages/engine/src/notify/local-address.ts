import type { Flow } from "../ports/flow";

/** `host:port` of our end of a flow, IPv6 in brackets. */
export function localHostPort({ localAddress, localPort }: Flow): string {
  const host = localAddress.includes(":") ? `[${localAddress}]` : localAddress;
  return `${host}:${localPort}`;
}

const uriTransport = {
  ws: ";transport=ws",
  wss: ";transport=ws",
  tcp: ";transport=tcp",
  tls: "",
  udp: "",
} as const;

/** A URI of our end of a flow; under a domain of ours for whoever checks what our certificate is for. */
export function localUri(flow: Flow, user?: string, domain?: string): string {
  const scheme = flow.transport === "wss" || flow.transport === "tls" ? "sips" : "sip";
  const name = user === undefined ? "" : `${user}@`;
  return `${scheme}:${name}${domain ?? localHostPort(flow)}${uriTransport[flow.transport]}`;
}

/** A Contact of our own that leads back to one subscription: a self-made GRUU (RFC 6665 section 4.5.1). */
export const subscriptionContact = (flow: Flow, subscriptionId: string, domain?: string): string =>
  `<${localUri(flow, subscriptionId, domain)};gr>`;
