import type { WebSocketConnection } from "./websocket-connection";

const tickMs = 1000;

/**
 * Pings every connection once a round, those of one second together, and cuts off those that leave a ping unanswered.
 * One timer, whatever the number of connections.
 */
export class PingWheel {
  readonly #slots: Set<WebSocketConnection>[];
  readonly #pongSeconds: number;
  readonly #cutOff: (connection: WebSocketConnection) => void;
  #timer: NodeJS.Timeout | undefined;
  #tick = 0;

  /** `pongSeconds` is shorter than `pingSeconds`. */
  constructor(pingSeconds: number, pongSeconds: number, cutOff: (connection: WebSocketConnection) => void) {
    this.#slots = Array.from({ length: pingSeconds }, () => new Set<WebSocketConnection>());
    this.#pongSeconds = pongSeconds;
    this.#cutOff = cutOff;
  }

  start(): void {
    this.#timer = setInterval(() => this.#turn(), tickMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** First pinged a whole round from now. */
  add(connection: WebSocketConnection): void {
    this.#slot(this.#tick).add(connection);
  }

  #turn(): void {
    this.#tick += 1;
    for (const connection of this.#slot(this.#tick - this.#pongSeconds)) {
      if (connection.awaitsPong) this.#cutOff(connection);
    }
    const due = this.#slot(this.#tick);
    for (const connection of due) {
      if (connection.live.hasEnded) due.delete(connection);
      else connection.ping();
    }
  }

  #slot(tick: number): Set<WebSocketConnection> {
    const index = ((tick % this.#slots.length) + this.#slots.length) % this.#slots.length;
    const slot = this.#slots[index];
    if (slot === undefined) throw new RangeError("a ping round takes at least one second");
    return slot;
  }
}
