import type { Socket } from "node:net";
import { isCertifiedFor } from "@porchlight/routing";
import {
  buildResponse,
  type Frame,
  type Limits,
  type StreamFrame,
  StreamFramer,
} from "@porchlight/sip-message";
import { closingWords } from "../closing-words";
import type { Connection, ConnectionFacts, LiveConnection } from "../connection";
import type { FlowRegistry } from "../flow-registry";
import { say } from "../sayings";

/** A peer that does not close its end is cut off after this time. */
const closeGraceMs = 2000;

/** Silence after which a peer is probed. */
const keepAliveMs = 25_000;

/** What all stream connections share. */
export interface StreamContext {
  readonly registry: FlowRegistry;
  readonly limits: Limits;
  /** Of connections with servers of other domains, whose lists are longer than what else comes. */
  readonly peerLimits: Limits;
  readonly newTag: () => string;
  readonly dropped: (remoteAddress: string, reason: string) => void;
}

/** One TCP or TLS connection: frames in, frames out (RFC 3261 section 18.3). */
export class StreamConnection implements Connection {
  readonly #socket: Socket;
  readonly #context: StreamContext;
  readonly #framer: StreamFramer;
  #live: LiveConnection | undefined;
  #isClosing = false;
  /** When the last whole message came, or the connection was made. Milliseconds of the process. */
  progressAt = performance.now();
  hasSpoken = false;
  certifiedDomains: readonly string[] = [];
  /** The domain that the peer has yet to prove; nothing is written before. */
  #expected: string | undefined;
  #isHeld = false;

  /** @param isPeer we made the connection, or know who did */
  constructor(socket: Socket, context: StreamContext, isPeer: boolean) {
    this.#socket = socket;
    this.#context = context;
    this.#framer = new StreamFramer(isPeer ? context.peerLimits : context.limits);
  }

  /** Enters the registry and starts reading. `byPeer`: the peer made the connection, so the engine is told. */
  start(facts: ConnectionFacts, byPeer: boolean): LiveConnection {
    const { registry } = this.#context;
    const live = byPeer ? registry.opened(facts, this) : registry.enter(facts, this);
    this.#live = live;
    this.#socket.setNoDelay(true);
    // Ten probes, a second apart, follow the first: a lost peer is known within 40 seconds (COR-062).
    this.#socket.setKeepAlive(true, keepAliveMs);
    this.#socket.on("data", (chunk: Buffer) => this.#read(chunk, live));
    this.#socket.on("end", () => registry.ended(live, undefined, say("closed-by-peer")));
    this.#socket.on("error", (error) => registry.ended(live, undefined, closingWords(error)));
    this.#socket.on("close", () => registry.ended(live, undefined, say("closed-already")));
    return live;
  }

  get live(): LiveConnection | undefined {
    return this.#live;
  }

  /** Holds everything back until the peer has shown who it is. */
  hold(expected: string | undefined): void {
    this.#expected = expected;
    this.#isHeld = true;
    this.#socket.cork();
  }

  /** The peer has shown a certificate that holds. */
  release(certifiedDomains: readonly string[]): void {
    this.certifiedDomains = certifiedDomains;
    this.#isHeld = false;
    this.#socket.uncork();
  }

  /** Whether what is for a domain may go this way: it is certified, or the connection ends when it is not. */
  leadsTo(domain: string): boolean {
    return this.#isHeld ? this.#expected === domain : isCertifiedFor(domain, this.certifiedDomains);
  }

  /** A message has begun and is not complete. */
  get isMidMessage(): boolean {
    return this.#framer.buffered > 0;
  }

  get queuedBytes(): number {
    return this.#socket.writableLength;
  }

  get isGone(): boolean {
    return this.#socket.destroyed;
  }

  send(frame: Frame): void {
    this.#socket.write(frame);
  }

  close(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    // An end would let out what is held back.
    if (this.#isHeld) return void this.#socket.destroy();
    // An end lets out what is corked, which the turn that it was sent in has to do.
    setImmediate(() => this.#socket.end());
    setTimeout(() => this.#socket.destroy(), closeGraceMs).unref();
  }

  destroy(): void {
    this.#isClosing = true;
    this.#socket.destroy();
  }

  cork(): void {
    this.#socket.cork();
  }

  uncork(): void {
    this.#socket.uncork();
  }

  #read(chunk: Buffer, live: LiveConnection): void {
    for (const frame of this.#framer.push(chunk)) {
      if (this.#isClosing) return;
      if (frame.kind === "broken") this.#context.registry.tap?.("in", live.flow, chunk);
      this.#take(frame, live);
    }
  }

  #take(frame: StreamFrame, live: LiveConnection): void {
    const { registry } = this.#context;
    this.progressAt = performance.now();
    switch (frame.kind) {
      case "message":
        this.hasSpoken = true;
        registry.received(live, frame.frame);
        return;
      case "keep-alive":
        registry.heard(live, 2);
        // RFC 5626 section 4.4.1: a double CRLF is answered with one CRLF at once.
        if (frame.ping) this.#socket.write("\r\n");
        registry.checkQueue(live);
        return;
      case "broken":
        this.#giveUp(frame, live);
    }
  }

  /** The framing is lost: answer what can be answered, then close. */
  #giveUp(
    { answerTo, status, reason }: Extract<StreamFrame, { kind: "broken" }>,
    live: LiveConnection,
  ): void {
    const { remoteAddress, remotePort } = live.flow;
    this.#context.dropped(remoteAddress, reason.text);
    if (answerTo !== undefined && answerTo.method !== "ACK") {
      const received = { address: remoteAddress, port: remotePort };
      const answer = buildResponse(answerTo, status, { toTag: this.#context.newTag(), received });
      this.send(answer);
      this.#context.registry.tap?.("out", live.flow, answer);
    }
    this.close();
    this.#context.registry.ended(live, undefined, reason);
  }
}
