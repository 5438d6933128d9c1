import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectTls, type SecureContext } from "node:tls";
import { type DiameterNode, MessageFramer, type Peer, type PeerOutputs } from "@porchlight/diameter";
import type { Clock, Random, Words } from "@porchlight/kernel";
import { DeadlineTimer } from "../../drive/deadline-timer";
import { connectionWords } from "../connection-words";
import { say } from "../sayings";
import type { DiameterUri } from "./diameter-uri";

export interface DiameterLinksParts {
  readonly uris: readonly DiameterUri[];
  readonly clock: Clock;
  readonly random: Random;
  /** What we show and believe on TLS connections; undefined: show nothing, believe the well-known authorities. */
  readonly secureContext: () => SecureContext | undefined;
  /** Told what went wrong with a connection. */
  readonly onTrouble: (host: string, reason: Words) => void;
  /** Told that the node has worked. */
  readonly onWork: () => void;
}

/** Messages above this size are no accounting or credit answers. */
const longestMessage = 65_536;
/** A goodbye is given this time to leave. */
const lingerMs = 1000;
/** Tw of RFC 3539: 30 seconds, give or take two. */
const watchdogMs = 30_000;
const watchdogJitterMs = 2000;

const brokenWords = {
  "not-diameter": say("reader-sends-no-diameter"),
  "too-large": say("reader-sends-too-much"),
} as const;

/** TCP and TLS connections of a Diameter node, and its timer. */
export class DiameterLinks implements PeerOutputs {
  readonly #parts: DiameterLinksParts;
  readonly #sockets = new Map<Peer, Socket>();
  readonly #timer: DeadlineTimer;
  #node: DiameterNode | undefined;

  constructor(parts: DiameterLinksParts) {
    this.#parts = parts;
    this.#timer = new DeadlineTimer(parts.clock, () => this.perform((node) => node.advance(parts.clock())));
  }

  /** Drives a node from here on. */
  drive(node: DiameterNode): void {
    this.#node = node;
    this.perform(() => node.start(this.#parts.clock()));
  }

  /** Lets the node work, and sees to its next deadline. */
  perform(work: (node: DiameterNode) => void): void {
    if (this.#node === undefined) return;
    work(this.#node);
    this.#timer.arm(this.#node.nextDeadline());
    this.#parts.onWork();
  }

  /** Says goodbye, waits a moment for that of the peers, and lets go of the timer. */
  async stop(): Promise<void> {
    const sockets = [...this.#sockets.values()];
    this.perform((node) => node.stop(this.#parts.clock()));
    this.#timer.stop();
    await Promise.all(sockets.map(closed));
  }

  connect(peer: Peer): void {
    const uri = this.#parts.uris.find(({ host }) => host === peer.host);
    if (uri === undefined) return;
    const socket = this.#dial(uri);
    const framer = new MessageFramer(longestMessage);
    this.#sockets.set(peer, socket);
    socket.setNoDelay(true);
    socket.once(uri.isSecure ? "secureConnect" : "connect", () => this.#connected(peer, socket));
    socket.on("data", (chunk: Buffer) => this.#received(peer, socket, framer, chunk));
    socket.on("error", (error) => this.#parts.onTrouble(peer.host, connectionWords(error)));
    socket.on("close", () => this.#closed(peer, socket));
  }

  disconnect(peer: Peer): void {
    const socket = this.#sockets.get(peer);
    if (socket === undefined) return;
    this.#sockets.delete(peer);
    socket.end();
    setTimeout(() => socket.destroy(), lingerMs).unref();
  }

  send(peer: Peer, octets: Uint8Array): void {
    this.#sockets.get(peer)?.write(octets);
  }

  #dial({ address, host, isSecure, port }: DiameterUri): Socket {
    if (!isSecure) return connectPlain({ host: address, port });
    const secureContext = this.#parts.secureContext();
    return connectTls({
      host: address,
      port,
      servername: host,
      minVersion: "TLSv1.2",
      ...(secureContext && { secureContext }),
    });
  }

  #connected(peer: Peer, socket: Socket): void {
    const { clock, random } = this.#parts;
    const jitterMs = (2 * random() - 1) * watchdogJitterMs;
    this.perform(() => peer.connected(socket.localAddress ?? "", watchdogMs + jitterMs, clock()));
  }

  #received(peer: Peer, socket: Socket, framer: MessageFramer, chunk: Buffer): void {
    if (this.#sockets.get(peer) !== socket) return;
    const messages = framer.take(chunk);
    if (!messages.ok) {
      this.#parts.onTrouble(peer.host, brokenWords[messages.error]);
      socket.destroy();
      return;
    }
    const { clock } = this.#parts;
    for (const octets of messages.value) this.perform((node) => node.received(peer, octets, clock()));
  }

  #closed(peer: Peer, socket: Socket): void {
    if (this.#sockets.get(peer) !== socket) return;
    this.#sockets.delete(peer);
    this.perform(() => peer.disconnected(this.#parts.clock()));
  }
}

/** Closed by itself within a moment, or by force. */
async function closed(socket: Socket): Promise<void> {
  if (socket.destroyed) return;
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  await new Promise<void>((resolve) => socket.once("close", () => resolve()));
  clearTimeout(timer);
}
