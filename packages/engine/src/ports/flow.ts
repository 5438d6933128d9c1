import type { Brand } from "@porchlight/kernel";

/** Names one connection (WebSocket, TCP, TLS) or one UDP peer address for as long as the process lives. */
export type FlowId = Brand<number, "FlowId">;

export type FlowTransport = "ws" | "wss" | "udp" | "tcp" | "tls";

/** What the driver knows of a flow. */
export interface Flow {
  readonly id: FlowId;
  readonly transport: FlowTransport;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress: string;
  readonly localPort: number;
  /** The peer is in a network whose requests are not challenged (setting PORCHLIGHT_TRUSTED_PEERS). */
  readonly trusted: boolean;
  /** Domains that the peer has proved to speak for by its certificate, lower case (RFC 5922 section 7.2). */
  readonly certifiedDomains: readonly string[];
}
