import type { Transport } from "sip.js/lib/core/transport.js";
import { Alarm } from "../support/alarm";

/** The part of a WebSocket that is used; the browser's and the `ws` package's both have it. */
export interface WebSocketLike {
  send(text: string): void;
  close(code?: number, reason?: string): void;
  onopen: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
}

export type WebSocketConstructor = new (url: string, protocol: string) => WebSocketLike;

export interface SocketEvents {
  readonly onOpen: () => void;
  /** The connection is gone, by whatever cause; called once for every opened one. */
  readonly onLost: () => void;
  readonly onMessage: (text: string) => void;
}

const keepAlivePing = "\r\n\r\n";
const keepAlivePong = "\r\n";

/** SIP over one WebSocket (RFC 7118) with the keep-alive of RFC 5626 §3.5.1 in both directions. */
export class SocketTransport implements Transport {
  readonly #WebSocket: WebSocketConstructor;
  readonly #events: SocketEvents;
  #protocol = "WS";
  #socket: WebSocketLike | undefined;
  #open = false;
  #pong: (() => void) | undefined;

  constructor(webSocket: WebSocketConstructor, events: SocketEvents) {
    this.#WebSocket = webSocket;
    this.#events = events;
  }

  /** Of the connection, as the Via header names it (RFC 7118 §5.1). */
  get protocol(): string {
    return this.#protocol;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Opens a connection to `url`. False when it cannot be opened within `waitMs`. */
  open(url: string, waitMs: number): Promise<boolean> {
    this.abandon();
    this.#protocol = url.startsWith("wss:") ? "WSS" : "WS";
    return new Promise((resolve) => {
      const deadline = new Alarm();
      const settle = (opened: boolean): void => {
        deadline.clear();
        resolve(opened);
      };
      const socket = this.#create(url);
      if (!socket) {
        settle(false);
        return;
      }
      this.#attach(socket, settle);
      deadline.set(waitMs, () => {
        this.abandon();
        settle(false);
      });
    });
  }

  /** Ends the connection at once, also when the network is dead, without a report of loss. */
  abandon(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#open = false;
    this.#pong = undefined;
    if (!socket) return;
    socket.onopen = null;
    socket.onclose = null;
    socket.onmessage = null;
    socket.onerror = () => undefined;
    try {
      socket.close(1000);
    } catch {
      // A socket that never opened may refuse to close; it is forgotten either way.
    }
  }

  send(message: string): Promise<void> {
    if (!this.#socket || !this.#open) return Promise.reject(new Error("Not connected."));
    try {
      this.#socket.send(message);
      return Promise.resolve();
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error("Sending failed."));
    }
  }

  /** Milliseconds until the far end answered a keep-alive; undefined when it did not within `waitMs`. */
  ping(waitMs: number): Promise<number | undefined> {
    const start = performance.now();
    return new Promise((resolve) => {
      const deadline = new Alarm();
      deadline.set(waitMs, () => resolve(undefined));
      this.#pong = () => {
        deadline.clear();
        resolve(performance.now() - start);
      };
      this.send(keepAlivePing).catch(() => resolve(undefined));
    });
  }

  #create(url: string): WebSocketLike | undefined {
    try {
      return new this.#WebSocket(url, "sip");
    } catch {
      return undefined;
    }
  }

  #attach(socket: WebSocketLike, settle: (opened: boolean) => void): void {
    this.#socket = socket;
    socket.onopen = () => {
      this.#open = true;
      settle(true);
      this.#events.onOpen();
    };
    socket.onerror = () => undefined;
    socket.onmessage = (event: { readonly data: unknown }) => this.#receive(event.data);
    socket.onclose = () => {
      const wasOpen = this.#open;
      this.abandon();
      settle(false);
      if (wasOpen) this.#events.onLost();
    };
  }

  #receive(data: unknown): void {
    const text = textOf(data);
    if (text === keepAlivePing) void this.send(keepAlivePong).catch(() => undefined);
    else if (text === keepAlivePong || text === "") this.#pong?.();
    else if (text !== undefined) this.#events.onMessage(text);
  }
}

function textOf(data: unknown): string | undefined {
  if (typeof data === "string") return data;
  if (data instanceof ArrayBuffer || ArrayBuffer.isView(data)) return new TextDecoder().decode(data);
  return undefined;
}
