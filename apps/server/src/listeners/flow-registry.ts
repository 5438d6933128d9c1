import { setTimeout as pause } from "node:timers/promises";
import type { Flow, FlowId, FlowTransport } from "@porchlight/engine";
import { type Clock, textOfWords, type Words } from "@porchlight/kernel";
import type { Frame } from "@porchlight/sip-message";
import type { ClosedFlow, FlowDirectory, OpenFlow } from "../admin/ports/flows";
import { isInNetworks, type Network } from "../config";
import { ClosedFlows } from "./closed-flows";
import { type Connection, type ConnectionFacts, LiveConnection } from "./connection";
import { OutputTurn } from "./output-turn";
import { say } from "./sayings";
import type { WireTap } from "./wire-tap";

const shutDownPollMs = 20;

/** What the registry tells the engine's driver and the live views. */
export interface FlowListener {
  flowOpened(flow: Flow): void;
  received(flow: FlowId, frame: Uint8Array): void;
  flowClosed(flow: FlowId): void;
  /** Authenticated identities seen on a flow. */
  identitiesOn(flow: FlowId): readonly string[];
}

export interface FlowRegistryOptions {
  readonly clock: Clock;
  readonly trusted: readonly Network[];
  /** Unsent octets above which a reader is too slow. */
  readonly queueBytes: number;
  readonly onEvent: (event: { kind: "connection-opened" | "connection-closed"; id: number }) => void;
}

/** Every flow there is, and the last ones that closed. */
export class FlowRegistry implements FlowDirectory {
  /** Undefined while nobody traces. */
  tap: WireTap | undefined;
  readonly #options: FlowRegistryOptions;
  readonly #flows = new Map<number, LiveConnection>();
  readonly #byAddress = new Map<string, Set<LiveConnection>>();
  readonly #closed = new ClosedFlows(500);
  readonly #turn = new OutputTurn();
  #listener: FlowListener | undefined;
  #lastId = 0;
  #received = 0;
  #sent = 0;

  constructor(options: FlowRegistryOptions) {
    this.#options = options;
  }

  /** Names who hears of flows. Once, before the first listener opens. */
  attach(listener: FlowListener): void {
    this.#listener = listener;
  }

  isTrusted(address: string): boolean {
    return isInNetworks(address, this.#options.trusted);
  }

  get size(): number {
    return this.#flows.size;
  }

  countOf(address: string): number {
    return this.#byAddress.get(address)?.size ?? 0;
  }

  /** SIP messages in and out since the start. */
  get messages(): { readonly received: number; readonly sent: number } {
    return { received: this.#received, sent: this.#sent };
  }

  countsByTransport(): Map<FlowTransport, number> {
    const counts = new Map<FlowTransport, number>();
    for (const { flow } of this.#flows.values()) {
      counts.set(flow.transport, (counts.get(flow.transport) ?? 0) + 1);
    }
    return counts;
  }

  /** Takes in a connection that a peer opened. */
  opened(facts: ConnectionFacts, socket: Connection): LiveConnection {
    const connection = this.enter(facts, socket);
    this.#listener?.flowOpened(connection.flow);
    return connection;
  }

  /** Takes in a connection of our own making; whoever asked for it tells the engine. */
  enter(facts: ConnectionFacts, socket: Connection): LiveConnection {
    this.#lastId += 1;
    const { transport, remoteAddress, remotePort, localAddress, localPort } = facts;
    const id = this.#lastId as FlowId;
    const trusted = this.isTrusted(remoteAddress);
    const flow: Flow = {
      id,
      transport,
      remoteAddress,
      remotePort,
      localAddress,
      localPort,
      trusted,
      get certifiedDomains() {
        return socket.certifiedDomains ?? [];
      },
    };
    const connection = new LiveConnection(flow, facts, socket, this.#options.clock());
    this.#flows.set(id, connection);
    const ofAddress = this.#byAddress.get(remoteAddress);
    if (ofAddress === undefined) this.#byAddress.set(remoteAddress, new Set([connection]));
    else ofAddress.add(connection);
    this.#options.onEvent({ kind: "connection-opened", id });
    return connection;
  }

  /** A name for a flow that could not be made; it closes at once. */
  unreachable(): FlowId {
    this.#lastId += 1;
    const id = this.#lastId as FlowId;
    setImmediate(() => this.#listener?.flowClosed(id));
    return id;
  }

  received(connection: LiveConnection, frame: Uint8Array): void {
    if (connection.hasEnded) return;
    this.heard(connection, frame.length);
    connection.receivedMessages += 1;
    this.#received += 1;
    this.tap?.("in", connection.flow, frame);
    this.#listener?.received(connection.flow.id, frame);
  }

  /** Octets came that are no SIP message: keep-alives. */
  heard(connection: LiveConnection, octets: number): void {
    connection.lastReceivedAt = this.#options.clock();
    connection.receivedBytes += octets;
  }

  send(id: FlowId, frame: Frame): void {
    const connection = this.#flows.get(id);
    if (connection === undefined) return;
    this.#turn.touch(connection);
    connection.socket.send(frame);
    this.tap?.("out", connection.flow, frame);
    connection.sentMessages += 1;
    connection.sentBytes += frame.length;
    this.#sent += 1;
    this.checkQueue(connection);
  }

  /** Cuts off a peer that does not read what is written to it. */
  checkQueue(connection: LiveConnection): void {
    if (connection.socket.queuedBytes > this.#options.queueBytes)
      this.cutOff(connection, say("closed-as-slow-reader"));
  }

  /** Ends a connection without waiting for its peer. */
  cutOff(connection: LiveConnection, reason: Words): void {
    if (connection.hasEnded) return;
    connection.socket.destroy();
    this.ended(connection, undefined, reason);
  }

  /** Asked for by the engine or a person. */
  close(id: number, reason: Words, code = 1000): boolean {
    const connection = this.#flows.get(id);
    if (connection === undefined) return false;
    connection.socket.close(code, textOfWords(reason));
    this.ended(connection, code, reason);
    return true;
  }

  /**
   * Closes every connection because the server goes: nobody hears of it any more. Resolves when the peers have closed
   * too, or were cut off after the grace.
   */
  async shutDown(code: number, reason: Words, graceMs: number): Promise<void> {
    this.#listener = undefined;
    const sockets = [...this.#flows.values()].map(({ socket }) => socket);
    for (const id of [...this.#flows.keys()]) this.close(id, reason, code);
    const deadline = performance.now() + graceMs;
    while (sockets.some(({ isGone }) => !isGone) && performance.now() < deadline) await pause(shutDownPollMs);
    for (const socket of sockets) if (!socket.isGone) socket.destroy();
  }

  /** The connection is no more. Told once or more often, by whoever notices first. */
  ended(connection: LiveConnection, code: number | undefined, reason: Words): void {
    if (connection.hasEnded) return;
    connection.hasEnded = true;
    const { flow, facts } = connection;
    this.#flows.delete(flow.id);
    const ofAddress = this.#byAddress.get(flow.remoteAddress);
    ofAddress?.delete(connection);
    if (ofAddress?.size === 0) this.#byAddress.delete(flow.remoteAddress);
    this.#closed.add({
      ...countersOf(connection),
      id: flow.id,
      transport: flow.transport,
      remoteAddress: flow.remoteAddress,
      remotePort: flow.remotePort,
      openedAt: connection.openedAt,
      closedAt: this.#options.clock(),
      code,
      reason,
      userAgent: facts.userAgent,
      identities: this.#listener?.identitiesOn(flow.id) ?? [],
    });
    this.#listener?.flowClosed(flow.id);
    this.#options.onEvent({ kind: "connection-closed", id: flow.id });
  }

  *open(): IterableIterator<OpenFlow> {
    for (const connection of this.#flows.values()) yield openFlow(connection);
  }

  find(id: number): OpenFlow | undefined {
    const connection = this.#flows.get(id);
    return connection === undefined ? undefined : openFlow(connection);
  }

  recentlyClosed(): readonly ClosedFlow[] {
    return this.#closed.latestFirst();
  }

  disconnect(id: number, reason: Words): boolean {
    return this.close(id, reason, 1008);
  }
}

function openFlow(connection: LiveConnection): OpenFlow {
  const { flow, facts } = connection;
  return {
    ...countersOf(connection),
    id: flow.id,
    transport: flow.transport,
    remoteAddress: flow.remoteAddress,
    remotePort: flow.remotePort,
    localPort: flow.localPort,
    trusted: flow.trusted,
    openedAt: connection.openedAt,
    lastReceivedAt: connection.lastReceivedAt,
    userAgent: facts.userAgent,
    origin: facts.origin,
    queuedBytes: connection.socket.queuedBytes,
    pingMs: connection.pingMs,
  };
}

const countersOf = ({ receivedMessages, sentMessages }: LiveConnection) => ({
  receivedMessages,
  sentMessages,
});
