import type { Instant } from "@porchlight/kernel";

export type TraceTransport = "ws" | "wss" | "udp" | "tcp" | "tls";

/** One end of the wire, and ours. */
export interface TracedFlow {
  readonly id: number;
  readonly transport: TraceTransport;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress: string;
  readonly localPort: number;
}

/** What crossed the wire: one message of SIP, or what was taken for one. */
export interface WireMessage {
  readonly at: Instant;
  /** As the server sees it. */
  readonly direction: "in" | "out";
  readonly flow: TracedFlow;
  /** As on the wire; over WebSocket the content of one message. */
  readonly octets: Uint8Array;
}

/** A message of a recording. */
export interface TracedMessage extends WireMessage {
  /** 1 for the first of the recording. */
  readonly number: number;
}
