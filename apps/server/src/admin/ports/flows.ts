import type { FlowTransport } from "@porchlight/engine";
import type { Instant, Words } from "@porchlight/kernel";

/** An open connection, or a UDP peer. Texts that came from outside are untrusted. */
export interface OpenFlow {
  readonly id: number;
  readonly transport: FlowTransport;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localPort: number;
  readonly trusted: boolean;
  readonly openedAt: Instant;
  readonly lastReceivedAt: Instant | undefined;
  /** User-Agent of the WebSocket upgrade. */
  readonly userAgent: string | undefined;
  /** Origin of the WebSocket upgrade. */
  readonly origin: string | undefined;
  readonly queuedBytes: number;
  readonly receivedMessages: number;
  readonly sentMessages: number;
  /** Round trip of the last keep-alive, milliseconds. */
  readonly pingMs: number | undefined;
}

export interface ClosedFlow {
  readonly id: number;
  readonly transport: FlowTransport;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly openedAt: Instant;
  readonly closedAt: Instant;
  /** WebSocket close code. */
  readonly code: number | undefined;
  readonly reason: Words;
  readonly userAgent: string | undefined;
  readonly identities: readonly string[];
  readonly receivedMessages: number;
  readonly sentMessages: number;
}

/** What the listeners know of connections. */
export interface FlowDirectory {
  open(): Iterable<OpenFlow>;
  find(id: number): OpenFlow | undefined;
  /** Asked several times a second while a console is open. */
  countsByTransport(): ReadonlyMap<FlowTransport, number>;
  /** Recently closed ones, the latest first, bounded by the host. */
  recentlyClosed(): readonly ClosedFlow[];
  /** False when there is no such open connection. */
  disconnect(id: number, reason: Words): boolean;
}
