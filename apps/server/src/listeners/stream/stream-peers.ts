import type { FlowId, FlowTransport } from "@porchlight/engine";
import type { Saying } from "@porchlight/kernel";
import { say } from "../sayings";
import type { StreamConnection } from "./stream-connection";

export interface PatienceLimits {
  readonly firstMessageSeconds: number;
  readonly idleSeconds: number;
}

/** A message that has begun must be complete after this time. */
const midMessageMs = 30_000;
const lookEveryMs = 1000;

/** The stream connections there are, by peer; ends those that hold a place without using it. */
export class StreamPeers {
  readonly #connections = new Map<string, StreamConnection[]>();
  readonly #limits: PatienceLimits;
  readonly #cutOff: (connection: StreamConnection, reason: Saying) => void;
  readonly #timer: NodeJS.Timeout;

  constructor(limits: PatienceLimits, cutOff: (connection: StreamConnection, reason: Saying) => void) {
    this.#limits = limits;
    this.#cutOff = cutOff;
    this.#timer = setInterval(() => this.#look(performance.now()), lookEveryMs);
    this.#timer.unref();
  }

  /** A standing connection that fits. */
  find(
    transport: FlowTransport,
    address: string,
    port: number,
    fits: (connection: StreamConnection) => boolean,
  ): StreamConnection | undefined {
    const there = this.#connections.get(keyOf(transport, address, port)) ?? [];
    return there.find((connection) => stands(connection) && fits(connection));
  }

  add(transport: FlowTransport, address: string, port: number, connection: StreamConnection): void {
    const key = keyOf(transport, address, port);
    const there = this.#connections.get(key) ?? [];
    this.#connections.set(key, [...there.filter(stands), connection]);
  }

  /** Finds the connection of a flow at another port, too. */
  alias(transport: FlowTransport, flow: FlowId, port: number): void {
    const connection = this.#ofFlow(flow);
    if (connection?.live === undefined) return;
    this.add(transport, connection.live.flow.remoteAddress, port, connection);
  }

  #ofFlow(flow: FlowId): StreamConnection | undefined {
    for (const connections of this.#connections.values()) {
      const found = connections.find(({ live }) => live?.flow.id === flow);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(now: number): void {
    for (const [key, connections] of this.#connections) {
      const standing = connections.filter(stands);
      if (standing.length === 0) this.#connections.delete(key);
      else if (standing.length < connections.length) this.#connections.set(key, standing);
      for (const connection of standing) {
        const reason = this.#overdue(connection, now - connection.progressAt);
        if (reason !== undefined) this.#cutOff(connection, reason);
      }
    }
  }

  #overdue(connection: StreamConnection, silentMs: number): Saying | undefined {
    if (!connection.hasSpoken && silentMs > this.#limits.firstMessageSeconds * 1000)
      return say("closed-without-first-message");
    if (connection.isMidMessage && silentMs > midMessageMs) return say("closed-before-end-of-message");
    return silentMs > this.#limits.idleSeconds * 1000 ? say("closed-as-idle") : undefined;
  }
}

const stands = ({ live }: StreamConnection): boolean => live?.hasEnded === false;

const keyOf = (transport: FlowTransport, address: string, port: number): string =>
  `${transport} ${address} ${port}`;
