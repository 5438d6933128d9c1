import type { Flow, FlowTransport } from "@porchlight/engine";
import type { Instant } from "@porchlight/kernel";
import type { Frame } from "@porchlight/sip-message";

/** One socket, or one UDP peer, as the flow registry sees it. */
export interface Connection {
  /** Queues one SIP message. Never throws, never blocks. */
  send(frame: Frame): void;
  /** Ends it in good order, and tells the peer where the transport can. */
  close(code: number, reason: string): void;
  /** Cuts it off at once. */
  destroy(): void;
  /** Octets accepted but not yet taken by the network. */
  readonly queuedBytes: number;
  /** Domains that the peer has proved to speak for; grows when the handshake of a connection that we make is done. */
  readonly certifiedDomains?: readonly string[];
  /** The socket is closed, on both sides. */
  readonly isGone: boolean;
  /** Holds writes back, until `uncork`, so that they go out together, and behind what is written of them meanwhile. */
  cork(): void;
  uncork(): void;
}

/** What a listener knows of a new connection. */
export interface ConnectionFacts {
  readonly transport: FlowTransport;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress: string;
  readonly localPort: number;
  /** Of the WebSocket upgrade. Untrusted. */
  readonly userAgent?: string | undefined;
  /** Of the WebSocket upgrade. Untrusted. */
  readonly origin?: string | undefined;
}

/** A live flow and its counters. */
export class LiveConnection {
  lastReceivedAt: Instant | undefined;
  pingMs: number | undefined;
  receivedMessages = 0;
  receivedBytes = 0;
  sentMessages = 0;
  sentBytes = 0;
  isCorked = false;
  hasEnded = false;

  constructor(
    readonly flow: Flow,
    readonly facts: ConnectionFacts,
    readonly socket: Connection,
    readonly openedAt: Instant,
  ) {}
}
