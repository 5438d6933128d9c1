import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Flow, FlowId } from "@porchlight/engine";
import type { LocalAddresses } from "../addresses";
import type { FlowRegistry } from "../flow-registry";
import { StreamConnection, type StreamContext } from "./stream-connection";
import type { StreamPeers } from "./stream-peers";

export interface StreamDialerOptions {
  readonly registry: FlowRegistry;
  readonly context: StreamContext;
  readonly peers: StreamPeers;
  readonly local: LocalAddresses;
  /** Port on which we take connections, for Via and Contact. */
  readonly localPort: (transport: "tcp" | "tls") => number;
}

const connectTimeoutMs = 5000;

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
    const { context, local, localPort, peers } = this.#options;
    const standing = peers.find(transport, address, port)?.live;
    if (standing !== undefined) return { id: standing.flow.id };
    const socket = dial(transport, address, port, domain);
    const connection = new StreamConnection(socket, context);
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
    peers.add(transport, address, port, connection);
    return { id: flow.id, opened: flow };
  }
}

function dial(transport: "tcp" | "tls", host: string, port: number, domain: string | undefined): Socket {
  const socket =
    transport === "tcp"
      ? connect({ host, port })
      : connectTls({ host, port, ...(domain === undefined ? {} : { servername: domain }) });
  const patience = setTimeout(() => socket.destroy(new Error("no answer to connect")), connectTimeoutMs);
  socket.once(transport === "tcp" ? "connect" : "secureConnect", () => clearTimeout(patience));
  socket.once("close", () => clearTimeout(patience));
  return socket;
}
