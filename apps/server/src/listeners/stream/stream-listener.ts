import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TLSSocket } from "node:tls";
import { identitiesOf } from "../../runtime/tls/certificate-names";
import type { TlsContexts } from "../../runtime/tls/tls-contexts";
import { plainAddress } from "../addresses";
import type { Admission } from "../admission";
import type { FlowRegistry } from "../flow-registry";
import type { ListenerObserver } from "../observer";
import type { SocketCap } from "../socket-cap";
import { closeServer, listenOn } from "../sockets";
import { StreamConnection, type StreamContext } from "./stream-connection";
import type { StreamPeers } from "./stream-peers";

export interface StreamListenerOptions {
  readonly transport: "tcp" | "tls";
  /** Needed for TLS. */
  readonly tls?: TlsContexts | undefined;
  readonly registry: FlowRegistry;
  readonly admission: Admission;
  readonly context: StreamContext;
  readonly peers: StreamPeers;
  readonly observer: ListenerObserver;
  readonly handshakeSeconds: number;
  /** Of sockets before or after their TLS handshake. */
  readonly cap: SocketCap;
}

/** Accepts SIP over TCP or TLS. */
export class StreamListener {
  readonly #options: StreamListenerOptions;
  readonly #server: Server;

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
    const { handshakeSeconds, tls, transport } = this.#options;
    if (transport === "tcp") return createServer({ noDelay: true }, (socket) => this.#accept(socket, []));
    // Phones have no certificate, servers of other domains show theirs (RFC 5922 section 7.4).
    const asked = { requestCert: true, rejectUnauthorized: false };
    const server = createTlsServer(
      { ...tls?.server, ...asked, handshakeTimeout: handshakeSeconds * 1000 },
      (socket) => this.#accept(socket, this.#certified(socket)),
    );
    tls?.certificate.follow(() => server.setSecureContext(tls.server));
    server.on("connection", (socket: Socket) => this.#options.cap.enter(socket));
    server.on("tlsClientError", (error, socket) => {
      this.#options.observer.refused("tls", plainAddress(socket.remoteAddress), error.message);
      socket.destroy();
    });
    return server;
  }

  #certified(socket: TLSSocket): readonly string[] {
    const certificate = socket.getPeerX509Certificate();
    if (certificate === undefined) return [];
    if (socket.authorized) return identitiesOf(certificate);
    const reason = String(socket.authorizationError);
    this.#options.observer.unproven("tls", plainAddress(socket.remoteAddress), reason);
    return [];
  }

  #accept(socket: Socket, certifiedDomains: readonly string[]): void {
    const { admission, context, observer, peers, registry, transport } = this.#options;
    const remoteAddress = plainAddress(socket.remoteAddress);
    const remotePort = socket.remotePort ?? 0;
    const refusal = admission.refusalOf(remoteAddress, registry.isTrusted(remoteAddress));
    if (refusal !== undefined || remoteAddress === "") {
      socket.on("error", () => undefined);
      socket.destroy();
      return observer.refused(transport, remoteAddress, refusal ?? "gone already");
    }
    const isPeer = certifiedDomains.length > 0 || registry.isTrusted(remoteAddress);
    const connection = new StreamConnection(socket, context, isPeer);
    connection.certifiedDomains = certifiedDomains;
    const localAddress = plainAddress(socket.localAddress);
    const localPort = socket.localPort ?? 0;
    connection.start({ transport, remoteAddress, remotePort, localAddress, localPort }, true);
    peers.add(transport, remoteAddress, remotePort, connection);
  }
}
