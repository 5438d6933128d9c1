import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { plainAddress } from "../addresses";
import type { Admission } from "../admission";
import type { FlowRegistry } from "../flow-registry";
import type { ListenerObserver } from "../observer";
import { closeServer, listenOn } from "../sockets";
import { SocketsByAddress } from "./sockets-by-address";
import { StreamConnection, type StreamContext } from "./stream-connection";
import type { StreamPeers } from "./stream-peers";

export interface StreamListenerOptions {
  readonly transport: "tcp" | "tls";
  /** Certificate and key, PEM; needed for TLS. */
  readonly certificate?: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  readonly registry: FlowRegistry;
  readonly admission: Admission;
  readonly context: StreamContext;
  readonly peers: StreamPeers;
  readonly observer: ListenerObserver;
  readonly handshakeSeconds: number;
  /** Sockets of one address that may be open before or after their TLS handshake. */
  readonly connectionsPerAddress: number;
}

/** Accepts SIP over TCP or TLS. */
export class StreamListener {
  readonly #options: StreamListenerOptions;
  readonly #server: Server;
  readonly #sockets = new SocketsByAddress();

  constructor(options: StreamListenerOptions) {
    this.#options = options;
    this.#server = this.#createServer();
    this.#server.on("error", (error) => options.observer.failed(options.transport, error));
  }

  /** Resolves with the port. Throws `StartupError` when it cannot be had. */
  listen(address: string, port: number, setting: string): Promise<number> {
    return listenOn(this.#server, address, port, setting);
  }

  /** Takes no more connections; those that stand are the registry's. */
  close(): Promise<void> {
    return closeServer(this.#server);
  }

  #createServer(): Server {
    const { certificate, handshakeSeconds, transport } = this.#options;
    if (transport === "tcp") return createServer({ noDelay: true }, (socket) => this.#accept(socket));
    const server = createTlsServer(
      { ...certificate, handshakeTimeout: handshakeSeconds * 1000, minVersion: "TLSv1.2" },
      (socket) => this.#accept(socket),
    );
    server.on("connection", (socket: Socket) => this.#capUnshaken(socket));
    server.on("tlsClientError", (error, socket) => {
      this.#options.observer.refused("tls", plainAddress(socket.remoteAddress), error.message);
      socket.destroy();
    });
    return server;
  }

  /** Sockets that never shake hands are no flows yet, but take their place all the same. */
  #capUnshaken(socket: Socket): void {
    const { connectionsPerAddress, observer, registry } = this.#options;
    const address = plainAddress(socket.remoteAddress);
    const open = this.#sockets.add(address, socket);
    if (open <= connectionsPerAddress || registry.isTrusted(address)) return;
    observer.refused("tls", address, "too-many-connections-of-address");
    socket.destroy();
  }

  #accept(socket: Socket): void {
    const { admission, context, observer, peers, registry, transport } = this.#options;
    const remoteAddress = plainAddress(socket.remoteAddress);
    const remotePort = socket.remotePort ?? 0;
    const refusal = admission.refusalOf(remoteAddress, registry.isTrusted(remoteAddress));
    if (refusal !== undefined || remoteAddress === "") {
      socket.on("error", () => undefined);
      socket.destroy();
      return observer.refused(transport, remoteAddress, refusal ?? "gone already");
    }
    const connection = new StreamConnection(socket, context);
    const localAddress = plainAddress(socket.localAddress);
    const localPort = socket.localPort ?? 0;
    connection.start({ transport, remoteAddress, remotePort, localAddress, localPort }, true);
    peers.add(transport, remoteAddress, remotePort, connection);
  }
}
