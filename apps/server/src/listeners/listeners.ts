import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { FlowId } from "@porchlight/engine";
import type { Clock, IdSource } from "@porchlight/kernel";
import { limits as messageLimits } from "@porchlight/sip-message";
import type { Config } from "../config";
import type { TlsContexts } from "../runtime/tls/tls-contexts";
import { LocalAddresses } from "./addresses";
import { Admission } from "./admission";
import type { BanCheck } from "./bans";
import type { Reachability } from "./flow-reach";
import type { FlowRegistry } from "./flow-registry";
import type { ListenerObserver } from "./observer";
import { SocketCap } from "./socket-cap";
import type { StreamConnection, StreamContext } from "./stream/stream-connection";
import { StreamDialer } from "./stream/stream-dialer";
import { StreamListener } from "./stream/stream-listener";
import { StreamPeers } from "./stream/stream-peers";
import { TokenBuckets } from "./token-buckets";
import { UdpListener } from "./udp/udp-listener";
import type { HandshakeGate } from "./websocket/handshake-gate";
import { WebSocketListener } from "./websocket/websocket-listener";

export interface ListenersOptions {
  readonly config: Config;
  /** Undefined where TLS is not served. */
  readonly tls: TlsContexts | undefined;
  readonly registry: FlowRegistry;
  readonly bans: BanCheck;
  readonly observer: ListenerObserver;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly isKnown: (flow: FlowId) => boolean;
  readonly gate: HandshakeGate | undefined;
}

/** Ports on which SIP is taken; absent when switched off. */
export interface SipPorts {
  udp?: number;
  tcp?: number;
  tls?: number;
}

/** Sockets of an address for pages, and for handshakes that are told no, besides those that carry SIP. */
const pagesPerAddress = 100;

/** All SIP transports that the settings switch on. */
export class Listeners {
  readonly ports: SipPorts = {};
  readonly #options: ListenersOptions;
  readonly #transports: Reachability;
  readonly #admission: Admission;
  readonly #peers: StreamPeers;
  readonly #streams: StreamListener[] = [];
  readonly #webSocket: WebSocketListener | undefined;
  readonly #local: LocalAddresses;

  /** `transports` is filled as listeners open: the engine's outputs look there. */
  constructor(options: ListenersOptions, transports: Reachability) {
    const { bans, clock, config, registry } = options;
    this.#options = options;
    this.#transports = transports;
    this.#admission = new Admission(config.limits, registry, bans, clock);
    this.#local = new LocalAddresses(config.listen, config.advertisedAddress);
    this.#peers = new StreamPeers(config.limits, ({ live }: StreamConnection, reason) => {
      if (live !== undefined) registry.cutOff(live, reason);
    });
    this.#webSocket = config.transports.webSocket ? this.#createWebSocket() : undefined;
  }

  /** Takes SIP on the upgrades of an HTTP server, and bounds the sockets of one address there. */
  serveWebSocket(server: Server): void {
    const cap = this.#cap("http", this.#options.config.limits.connectionsPerAddress + pagesPerAddress);
    server.on("connection", (socket: Socket) => cap.enter(socket));
    if (this.#webSocket !== undefined) this.#webSocket.serve(server);
    else server.on("upgrade", (_request, socket) => socket.destroy());
  }

  /** Opens the SIP ports. Rejects with a `StartupError`. */
  async open(): Promise<void> {
    const { config, tls } = this.#options;
    const { sipPort, sipTlsPort, transports } = config;
    if (sipPort !== 0 && transports.tcp) {
      this.ports.tcp = await this.#openStream("tcp", sipPort, "PORCHLIGHT_SIP_PORT");
    }
    if (sipPort !== 0 && transports.udp) this.ports.udp = await this.#openUdp(sipPort);
    if (sipTlsPort !== 0 && transports.tls && tls !== undefined) {
      this.ports.tls = await this.#openStream("tls", sipTlsPort, "PORCHLIGHT_SIP_TLS_PORT");
    }
  }

  /** Takes no more connections; those that stand go on. */
  stopAccepting(): void {
    this.#webSocket?.stop();
    for (const listener of this.#streams) void listener.close();
  }

  /** Lets go of what is left, the UDP port among it. */
  close(): void {
    this.#peers.stop();
    this.#transports.udp?.close();
  }

  async #openUdp(port: number): Promise<number> {
    const { bans, clock, config, isKnown, observer, registry } = this.#options;
    const udp = new UdpListener(config.listen, {
      registry,
      bans,
      observer,
      isKnown,
      stun: config.transports.stun ? new TokenBuckets(config.limits.stunPerSecond, clock) : undefined,
      local: this.#local,
      limits: config.limits,
    });
    const bound = await udp.listen(config.listen, port, "PORCHLIGHT_SIP_PORT");
    this.#transports.udp = udp;
    return bound;
  }

  async #openStream(transport: "tcp" | "tls", port: number, setting: string): Promise<number> {
    const { config, observer, registry, tls } = this.#options;
    const context = this.#streamContext(transport);
    const listener = new StreamListener({
      transport,
      tls,
      registry,
      observer,
      context,
      admission: this.#admission,
      peers: this.#peers,
      handshakeSeconds: config.limits.firstMessageSeconds,
      cap: this.#cap(transport, config.limits.connectionsPerAddress),
    });
    const bound = await listener.listen(config.listen, port, setting);
    this.#streams.push(listener);
    this.#transports[transport] = new StreamDialer({
      tls,
      observer,
      context,
      peers: this.#peers,
      local: this.#local,
      localPort: () => bound,
    });
    return bound;
  }

  #cap(transport: string, perAddress: number): SocketCap {
    const { observer, registry } = this.#options;
    return new SocketCap({
      transport,
      perAddress,
      isTrusted: (address) => registry.isTrusted(address),
      refused: (...refusal) => observer.refused(...refusal),
    });
  }

  #streamContext(transport: "tcp" | "tls"): StreamContext {
    const { config, ids, observer, registry } = this.#options;
    const { messageBytes } = config.limits;
    const listOctets = messageLimits.headOctets + config.lists.notifyBytes;
    return {
      registry,
      limits: { ...messageLimits, messageOctets: messageBytes },
      peerLimits: { ...messageLimits, messageOctets: Math.max(messageBytes, listOctets) },
      newTag: () => ids.token(64),
      dropped: (remoteAddress, reason) => observer.dropped(transport, remoteAddress, reason),
    };
  }

  #createWebSocket(): WebSocketListener {
    const { config, gate, observer, registry } = this.#options;
    const { webSocket } = config;
    return new WebSocketListener({
      registry,
      observer,
      gate,
      admission: this.#admission,
      origins: { allowed: webSocket.allowedOrigins, allowMissing: webSocket.allowMissingOrigin },
      messageBytes: config.limits.messageBytes,
      compression: webSocket.compression,
      pingSeconds: webSocket.pingSeconds,
      pongSeconds: webSocket.pongSeconds,
    });
  }
}
