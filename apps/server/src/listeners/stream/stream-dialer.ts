import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls, TLSSocket } from "node:tls";
import type { Flow, FlowId } from "@porchlight/engine";
import { isCertifiedFor } from "@porchlight/routing";
import { identitiesOf } from "../../runtime/tls/certificate-names";
import type { TlsContexts } from "../../runtime/tls/tls-contexts";
import type { LocalAddresses } from "../addresses";
import { ClosingError } from "../closing-words";
import type { ListenerObserver } from "../observer";
import { say } from "../sayings";
import { StreamConnection, type StreamContext } from "./stream-connection";
import type { StreamPeers } from "./stream-peers";

export interface StreamDialerOptions {
  readonly context: StreamContext;
  readonly peers: StreamPeers;
  readonly observer: ListenerObserver;
  readonly local: LocalAddresses;
  /** Needed for TLS. */
  readonly tls?: TlsContexts | undefined;
  /** Port on which we take connections, for Via and Contact. */
  readonly localPort: (transport: "tcp" | "tls") => number;
}

const connectTimeoutMs = 5000;

interface Place {
  readonly transport: "tcp" | "tls";
  readonly address: string;
  readonly port: number;
  /** Whom the certificate of a TLS peer must be for; undefined: for anybody. */
  readonly domain: string | undefined;
}

/** Makes connections towards peers, for requests of our own. */
export class StreamDialer {
  readonly #options: StreamDialerOptions;

  constructor(options: StreamDialerOptions) {
    this.#options = options;
  }

  /** The connection that stands, else a new one; writes wait until it is open, a failure ends its flow. */
  reach(
    transport: "tcp" | "tls",
    address: string,
    port: number,
    domain: string | undefined,
  ): { id: FlowId; opened?: Flow } {
    const { peers } = this.#options;
    const wanted = transport === "tls" ? domain : undefined;
    const fits = (connection: StreamConnection) => wanted === undefined || connection.leadsTo(wanted);
    const standing = peers.find(transport, address, port, fits)?.live;
    if (standing !== undefined) return { id: standing.flow.id };
    const flow = this.#call({ transport, address, port, domain: wanted });
    return { id: flow.id, opened: flow };
  }

  /** A connection that its peer made is as good as one to this port of its own (RFC 5923). */
  reuse(flow: FlowId, port: number): void {
    this.#options.peers.alias("tls", flow, port);
  }

  #call(place: Place): Flow {
    const { context, local, localPort, peers } = this.#options;
    const { address, port, transport } = place;
    const socket = transport === "tcp" ? connect({ host: address, port }) : this.#dialTls(place);
    const connection = new StreamConnection(socket, context, true);
    connection.hasSpoken = true;
    const { flow } = connection.start(
      {
        transport,
        remoteAddress: address,
        remotePort: port,
        localAddress: local.towards(address),
        localPort: localPort(transport),
      },
      false,
    );
    this.#await(socket, connection, place);
    peers.add(transport, address, port, connection);
    return flow;
  }

  /** A call that comes to nothing ends the flow; the log tells why. */
  #await(socket: Socket, connection: StreamConnection, { address, domain, transport }: Place): void {
    let isReached = false;
    const patience = setTimeout(
      () => socket.destroy(new ClosingError(say("closed-as-unanswered"))),
      connectTimeoutMs,
    );
    const reached = (): void => {
      isReached = true;
      clearTimeout(patience);
    };
    socket.once("close", () => clearTimeout(patience));
    socket.on("error", ({ message }) => {
      if (isReached) return;
      const reason = domain === undefined ? message : `${domain}: ${message}`;
      this.#options.observer.notReached(transport, address, reason);
    });
    if (socket instanceof TLSSocket) awaitProof(socket, connection, domain, reached);
    else socket.once("connect", reached);
  }

  #dialTls({ address: host, domain, port }: Place): TLSSocket {
    const { tls } = this.#options;
    return connectTls({
      host,
      port,
      ...(tls === undefined ? {} : { secureContext: tls.client }),
      ...(domain === undefined || isIP(domain) !== 0 ? {} : { servername: domain }),
      // The chain must hold. Names are compared by the rules of SIP, not by those of HTTPS.
      checkServerIdentity: () => undefined,
    });
  }
}

/** RFC 5922 section 7.3: nothing is sent to a peer whose certificate is not for the domain that was looked up. */
function awaitProof(
  socket: TLSSocket,
  connection: StreamConnection,
  domain: string | undefined,
  proved: () => void,
): void {
  connection.hold(domain);
  socket.once("secureConnect", () => {
    const certificate = socket.getPeerX509Certificate();
    const identities = certificate === undefined ? [] : identitiesOf(certificate);
    if (domain !== undefined && !isCertifiedFor(domain, identities)) {
      const shown = identities.length === 0 ? say("names-no-domain") : identities.slice(0, 5).join(", ");
      return void socket.destroy(new ClosingError(say("closed-as-of-other-domain", { shown, domain })));
    }
    proved();
    connection.release(identities);
  });
}
