import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { fail, ok, type Result } from "@porchlight/kernel";
import { spreadSeconds } from "@porchlight/routing";
import { type WebSocket, WebSocketServer } from "ws";
import { plainAddress } from "../addresses";
import type { Admission } from "../admission";
import type { ConnectionFacts } from "../connection";
import type { FlowRegistry } from "../flow-registry";
import type { ListenerObserver } from "../observer";
import { say } from "../sayings";
import { acceptableOffer } from "./compression-offer";
import { checkHandshake, type HandshakeRefusal, sipSubprotocol } from "./handshake";
import type { HandshakeGate, HandshakeHeaders } from "./handshake-gate";
import type { OriginPolicy } from "./origin-policy";
import { PingWheel } from "./ping-wheel";
import { refuseHandshake } from "./refuse-handshake";
import { WebSocketConnection } from "./websocket-connection";

export interface WebSocketListenerOptions {
  readonly registry: FlowRegistry;
  readonly admission: Admission;
  readonly observer: ListenerObserver;
  readonly origins: OriginPolicy;
  readonly gate?: HandshakeGate | undefined;
  readonly messageBytes: number;
  readonly compression: boolean;
  readonly pingSeconds: number;
  readonly pongSeconds: number;
}

/** Characters kept of a header that is only shown. */
const shownLength = 256;

/** SIP over WebSocket on the upgrades of an HTTP server; every path, the subprotocol decides. */
export class WebSocketListener {
  readonly #options: WebSocketListenerOptions;
  readonly #upgrades: WebSocketServer;
  readonly #wheel: PingWheel;
  readonly #granted = new WeakMap<IncomingMessage, HandshakeHeaders>();
  #isOpen = true;

  constructor(options: WebSocketListenerOptions) {
    this.#options = options;
    this.#upgrades = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: options.messageBytes,
      // The size limit holds for what is inflated.
      perMessageDeflate: options.compression ? { threshold: 1024, concurrencyLimit: 2 } : false,
      handleProtocols: () => sipSubprotocol,
    });
    this.#upgrades.on("headers", (headers, request) => {
      for (const [name, value] of this.#granted.get(request) ?? []) headers.push(`${name}: ${value}`);
    });
    this.#upgrades.on("wsClientError", (error, socket, request) => {
      this.#refuse(socket, request, { status: 400, reason: error.message });
    });
    this.#wheel = new PingWheel(options.pingSeconds, options.pongSeconds, (connection) =>
      options.registry.cutOff(connection.live, say("closed-without-pong")),
    );
  }

  serve(server: Server): void {
    server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.#upgrade(request, socket, head),
    );
    this.#wheel.start();
  }

  /** From here on handshakes are answered 503; connections that stand are the registry's. */
  stop(): void {
    this.#isOpen = false;
    this.#wheel.stop();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const verdict = this.#judge(request);
    if (!verdict.ok) return this.#refuse(socket, request, verdict.error);
    this.#granted.set(request, verdict.value);
    this.#chooseOffer(request);
    this.#upgrades.handleUpgrade(request, socket, head, (webSocket) =>
      this.#accept(webSocket, socket, request.socket, request),
    );
  }

  /** The library refuses the whole handshake for one offer that it cannot keep; RFC 7692 section 5.1 passes it over. */
  #chooseOffer({ headers }: IncomingMessage): void {
    headers["sec-websocket-extensions"] = acceptableOffer(headers["sec-websocket-extensions"] ?? "");
  }

  #judge(request: IncomingMessage): Result<HandshakeHeaders, HandshakeRefusal> {
    const { admission, gate, origins, registry } = this.#options;
    if (!this.#isOpen) return busy(503, "the server is going down");
    const checked = checkHandshake(request, origins);
    if (!checked.ok) return checked;
    const address = plainAddress(request.socket.remoteAddress);
    const refusal = admission.refusalOf(address, registry.isTrusted(address));
    if (refusal === "banned") return fail({ status: 403, reason: refusal });
    if (refusal !== undefined) return busy(refusal === "too-many-connections" ? 503 : 429, refusal);
    return gate === undefined ? ok([]) : gate(request);
  }

  #accept(webSocket: WebSocket, duplex: Duplex, socket: Socket, request: IncomingMessage): void {
    const connection = new WebSocketConnection(
      webSocket,
      duplex,
      factsOf(socket, request),
      this.#options.registry,
    );
    this.#wheel.add(connection);
  }

  #refuse(socket: Duplex, request: IncomingMessage, refusal: HandshakeRefusal): void {
    this.#options.observer.refused("ws", plainAddress(request.socket.remoteAddress), refusal.reason);
    refuseHandshake(socket, refusal);
  }
}

const retryAfterSeconds = 5;

const busy = (status: 429 | 503, reason: string): Result<never, HandshakeRefusal> => {
  const seconds = spreadSeconds(retryAfterSeconds, Math.random);
  return fail({ status, reason, headers: [["Retry-After", String(seconds)]] });
};

function factsOf(socket: Socket, { headers }: IncomingMessage): ConnectionFacts {
  return {
    transport: "encrypted" in socket && socket.encrypted === true ? "wss" : "ws",
    remoteAddress: plainAddress(socket.remoteAddress),
    remotePort: socket.remotePort ?? 0,
    localAddress: plainAddress(socket.localAddress),
    localPort: socket.localPort ?? 0,
    userAgent: headers["user-agent"]?.slice(0, shownLength),
    origin: headers.origin?.slice(0, shownLength),
  };
}
