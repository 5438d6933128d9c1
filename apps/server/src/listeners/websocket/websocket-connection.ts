import type { Duplex } from "node:stream";
import type { Frame } from "@porchlight/sip-message";
import type { WebSocket } from "ws";
import { closingWords } from "../closing-words";
import type { Connection, ConnectionFacts, LiveConnection } from "../connection";
import type { FlowRegistry } from "../flow-registry";
import { say } from "../sayings";
import { textFrame } from "./text-frame";

/** Octets of a close reason that fit a control frame (RFC 6455 section 5.5). */
const reasonOctets = 123;
/** A peer that does not answer Close is cut off after this time. */
const closeGraceMs = 5000;

/** One WebSocket that carries SIP (RFC 7118): a message in each WebSocket message. */
export class WebSocketConnection implements Connection {
  readonly live: LiveConnection;
  readonly #webSocket: WebSocket;
  readonly #socket: Duplex;
  readonly #registry: FlowRegistry;
  /** No extension changes what goes out. */
  readonly #isPlain: boolean;
  #pingedAt: number | undefined;

  constructor(webSocket: WebSocket, socket: Duplex, facts: ConnectionFacts, registry: FlowRegistry) {
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.#registry = registry;
    this.#isPlain = webSocket.extensions === "";
    this.live = registry.opened(facts, this);
    webSocket.on("message", (data: Buffer) => this.#read(data));
    // The library answers pings by itself; whoever never reads the pongs must not fill our memory.
    webSocket.on("ping", () => registry.checkQueue(this.live));
    webSocket.on("pong", () => this.#ponged());
    webSocket.on("error", (error) => registry.ended(this.live, closeCodeOf(error), closingWords(error)));
    webSocket.on("close", (code, reason) =>
      registry.ended(this.live, code, reason.toString("utf8") || say("closed-by-peer")),
    );
  }

  get queuedBytes(): number {
    return this.#isPlain ? this.#socket.writableLength : this.#webSocket.bufferedAmount;
  }

  get isGone(): boolean {
    return this.#webSocket.readyState === this.#webSocket.CLOSED;
  }

  get awaitsPong(): boolean {
    return this.#pingedAt !== undefined;
  }

  send(frame: Frame): void {
    // Without compression the library would write header and text one by one; see text-frame.ts.
    if (typeof frame === "string" && this.#isPlain && this.#webSocket.readyState === this.#webSocket.OPEN)
      this.#socket.write(textFrame(frame));
    else this.#webSocket.send(frame);
  }

  ping(): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return;
    this.#pingedAt = performance.now();
    this.#webSocket.ping();
  }

  close(code: number, reason: string): void {
    this.#webSocket.close(code, fitting(reason));
    setTimeout(() => this.#webSocket.terminate(), closeGraceMs).unref();
  }

  destroy(): void {
    this.#webSocket.terminate();
  }

  cork(): void {
    this.#socket.cork();
  }

  uncork(): void {
    this.#socket.uncork();
  }

  #read(data: Buffer): void {
    if (!isLineBreaks(data)) return this.#registry.received(this.live, data);
    this.#registry.heard(this.live, data.length);
    // RFC 5626 section 4.4.1: a double CRLF is answered with one CRLF at once.
    if (data.length === 4 && !this.live.hasEnded) this.#webSocket.send("\r\n");
    this.#registry.checkQueue(this.live);
  }

  #ponged(): void {
    if (this.#pingedAt === undefined) return;
    this.live.pingMs = Math.round((performance.now() - this.#pingedAt) * 10) / 10;
    this.#pingedAt = undefined;
  }
}

const cr = 0x0d;
const lf = 0x0a;

/** One CRLF or two. */
function isLineBreaks(data: Buffer): boolean {
  if (data.length !== 2 && data.length !== 4) return false;
  return data.every((octet, index) => octet === (index % 2 === 0 ? cr : lf));
}

/** The code that the connection was failed with (RFC 6455 section 7.4.1). */
function closeCodeOf(error: Error & { code?: unknown }): number {
  if (error.code === "WS_ERR_INVALID_UTF8") return 1007;
  if (error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH") return 1009;
  return typeof error.code === "string" && error.code.startsWith("WS_ERR_") ? 1002 : 1006;
}

function fitting(reason: string): string {
  let text = reason;
  while (Buffer.byteLength(text) > reasonOctets) text = text.slice(0, -1);
  return text;
}
