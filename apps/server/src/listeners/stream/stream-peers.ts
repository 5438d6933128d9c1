import type { FlowTransport } from "@porchlight/engine";
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
  readonly #connections = new Map<string, StreamConnection>();
  readonly #limits: PatienceLimits;
  readonly #cutOff: (connection: StreamConnection, reason: string) => void;
  readonly #timer: NodeJS.Timeout;

  constructor(limits: PatienceLimits, cutOff: (connection: StreamConnection, reason: string) => void) {
    this.#limits = limits;
    this.#cutOff = cutOff;
    this.#timer = setInterval(() => this.#look(performance.now()), lookEveryMs);
    this.#timer.unref();
  }

  find(transport: FlowTransport, address: string, port: number): StreamConnection | undefined {
    const connection = this.#connections.get(keyOf(transport, address, port));
    return connection?.live?.hasEnded === false ? connection : undefined;
  }

  add(transport: FlowTransport, address: string, port: number, connection: StreamConnection): void {
    this.#connections.set(keyOf(transport, address, port), connection);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(now: number): void {
    for (const [key, connection] of this.#connections) {
      if (connection.live?.hasEnded !== false) this.#connections.delete(key);
      else {
        const reason = this.#overdue(connection, now - connection.progressAt);
        if (reason !== undefined) this.#cutOff(connection, reason);
      }
    }
  }

  #overdue(connection: StreamConnection, silentMs: number): string | undefined {
    if (!connection.hasSpoken && silentMs > this.#limits.firstMessageSeconds * 1000)
      return "no first message";
    if (connection.isMidMessage && silentMs > midMessageMs) return "message not completed";
    return silentMs > this.#limits.idleSeconds * 1000 ? "idle" : undefined;
  }
}

const keyOf = (transport: FlowTransport, address: string, port: number): string =>
  `${transport} ${address} ${port}`;
