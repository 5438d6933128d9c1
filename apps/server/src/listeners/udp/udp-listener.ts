import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { isIPv6 } from "node:net";
import type { Flow, FlowId } from "@porchlight/engine";
import { type LocalAddresses, plainAddress } from "../addresses";
import type { BanCheck } from "../bans";
import type { ConnectionFacts, LiveConnection } from "../connection";
import type { FlowRegistry } from "../flow-registry";
import type { ListenerObserver } from "../observer";
import { bindError } from "../sockets";
import type { TokenBuckets } from "../token-buckets";
import { isStun, stunAnswer } from "./stun";
import { UdpPeer } from "./udp-peer";
import { UdpPeers } from "./udp-peers";

export interface UdpListenerOptions {
  readonly registry: FlowRegistry;
  readonly local: LocalAddresses;
  readonly observer: ListenerObserver;
  readonly limits: { readonly udpPeers: number; readonly udpIdleSeconds: number };
  readonly bans: BanCheck;
  /** How often one address is answered; undefined when STUN is switched off. */
  readonly stun: TokenBuckets | undefined;
  /** Whether the engine holds anything for the peer: then it is not forgotten for a stranger. */
  readonly isKnown: (flow: FlowId) => boolean;
}

/** Kernel buffers: a burst of datagrams must outlast one turn of the event loop. */
const socketBufferBytes = 4 * 1024 * 1024;

/** SIP over UDP on one port; each remote address and port is a flow. */
export class UdpListener {
  readonly #options: UdpListenerOptions;
  readonly #socket: Socket;
  readonly #peers: UdpPeers;
  readonly #isIpv6: boolean;
  #port = 0;

  constructor(address: string, options: UdpListenerOptions) {
    this.#options = options;
    this.#isIpv6 = isIPv6(address);
    this.#socket = createSocket({ type: this.#isIpv6 ? "udp6" : "udp4" });
    this.#peers = new UdpPeers(options.limits, options.isKnown, (peer, reason) =>
      options.registry.ended(peer, undefined, reason),
    );
    this.#socket.on("message", (datagram, remote) => this.#read(datagram, remote));
  }

  /** Resolves with the port. Rejects with a `StartupError`. */
  listen(address: string, port: number, setting: string): Promise<number> {
    const socket = this.#socket;
    return new Promise((resolve, reject) => {
      const onError = (error: unknown): void => reject(bindError(error, address, port, setting));
      socket.once("error", onError);
      socket.bind({ address, port, exclusive: true }, () => {
        socket.off("error", onError);
        socket.on("error", (error) => this.#options.observer.failed("udp", error));
        enlargeBuffers(socket);
        this.#port = socket.address().port;
        resolve(this.#port);
      });
    });
  }

  close(): void {
    this.#peers.stop();
    this.#socket.close();
  }

  /** The flow towards an address; the engine is told by the caller when it is new. */
  reach(address: string, port: number): { id: FlowId; opened?: Flow } {
    const known = this.#peers.find(address, port);
    if (known !== undefined) return { id: known.flow.id };
    const { flow } = this.#enter(address, port, (facts, peer) => this.#options.registry.enter(facts, peer));
    return { id: flow.id, opened: flow };
  }

  #read(datagram: Buffer, remote: RemoteInfo): void {
    const address = plainAddress(remote.address);
    if (this.#options.bans.covers(address)) return this.#options.observer.dropped("udp", address, "banned");
    if (isStun(datagram)) return this.#answerStun(datagram, address, remote);
    const junk = junkIn(datagram);
    if (junk !== undefined) return this.#options.observer.dropped("udp", address, junk);
    if (remote.port === 0) return this.#options.observer.dropped("udp", address, "port 0");
    const { registry } = this.#options;
    const peer =
      this.#peers.find(address, remote.port) ??
      this.#enter(address, remote.port, (facts, socket) => registry.opened(facts, socket));
    registry.received(peer, datagram);
  }

  /** A keep-alive of a flow, or a stranger's question: it makes no flow (RFC 5626 section 8). */
  #answerStun(datagram: Buffer, address: string, { address: target, port }: RemoteInfo): void {
    const { observer, registry, stun } = this.#options;
    if (stun === undefined) return observer.dropped("udp", address, "STUN is switched off");
    const known = this.#peers.find(address, port);
    if (known !== undefined) registry.heard(known, datagram.length);
    if (!registry.isTrusted(address) && !stun.take(address))
      return observer.dropped("udp", address, "STUN too fast");
    const answer = port === 0 ? undefined : stunAnswer(datagram, address, port);
    if (answer === undefined) return observer.dropped("udp", address, "STUN that is not answered");
    this.#socket.send(answer, port, target, () => undefined);
  }

  #enter(
    address: string,
    port: number,
    enter: (facts: ConnectionFacts, peer: UdpPeer) => LiveConnection,
  ): LiveConnection {
    const { local, observer, registry } = this.#options;
    const target = this.#isIpv6 && !isIPv6(address) ? `::ffff:${address}` : address;
    const peer = new UdpPeer(this.#socket, target, port, (reason, ending) => {
      observer.dropped("udp", address, reason);
      const live = ending === undefined ? undefined : this.#peers.find(address, port);
      if (live !== undefined && ending !== undefined) registry.ended(live, undefined, ending);
    });
    const connection = enter(
      {
        transport: "udp",
        remoteAddress: address,
        remotePort: port,
        localAddress: local.towards(address),
        localPort: this.#port,
      },
      peer,
    );
    this.#peers.add(address, port, connection);
    return connection;
  }
}

/** What is no SIP message at a glance; CRLF is no keep-alive over UDP (RFC 5626 section 4.4.1). */
function junkIn(datagram: Buffer): string | undefined {
  if (datagram.length === 0) return "empty datagram";
  if (datagram.every((octet) => octet === 0x0d || octet === 0x0a)) return "keep-alive over UDP";
  return undefined;
}

function enlargeBuffers(socket: Socket): void {
  try {
    socket.setRecvBufferSize(socketBufferBytes);
    socket.setSendBufferSize(socketBufferBytes);
  } catch {
    // The system grants what it grants; the default works too.
  }
}
