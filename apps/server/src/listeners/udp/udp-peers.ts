import type { FlowId } from "@porchlight/engine";
import type { Saying } from "@porchlight/kernel";
import type { LiveConnection } from "../connection";
import { say } from "../sayings";

/** So many of the peers silent longest are looked at for a stranger when one must go. */
const candidates = 32;
const lookEveryMs = 10_000;
/** A peer that the engine knows is kept for the longest registration. */
const knownIdleMs = 86_400_000;
/** The order of silence is kept to this precision. */
const orderGrainMs = 1000;

interface Peer {
  readonly key: string;
  readonly connection: LiveConnection;
  usedAt: number;
}

/** UDP peers in the order of their last use; their number is bounded, strangers go first. */
export class UdpPeers {
  readonly #peers = new Map<string, Peer>();
  readonly #limits: { readonly udpPeers: number; readonly udpIdleSeconds: number };
  readonly #isKnown: (flow: FlowId) => boolean;
  readonly #forget: (connection: LiveConnection, reason: Saying) => void;
  readonly #timer: NodeJS.Timeout;

  constructor(
    limits: { readonly udpPeers: number; readonly udpIdleSeconds: number },
    isKnown: (flow: FlowId) => boolean,
    forget: (connection: LiveConnection, reason: Saying) => void,
  ) {
    this.#limits = limits;
    this.#isKnown = isKnown;
    this.#forget = forget;
    this.#timer = setInterval(() => this.#look(performance.now()), lookEveryMs);
    this.#timer.unref();
  }

  /** The live peer at an address; this counts as its use. */
  find(address: string, port: number): LiveConnection | undefined {
    const key = `${address} ${port}`;
    const peer = this.#peers.get(key);
    if (peer === undefined) return undefined;
    if (peer.connection.hasEnded) {
      this.#peers.delete(key);
      return undefined;
    }
    const now = performance.now();
    if (now - peer.usedAt > orderGrainMs) {
      peer.usedAt = now;
      this.#peers.delete(key);
      this.#peers.set(key, peer);
    }
    return peer.connection;
  }

  add(address: string, port: number, connection: LiveConnection): void {
    const key = `${address} ${port}`;
    this.#peers.set(key, { key, connection, usedAt: performance.now() });
    if (this.#peers.size > this.#limits.udpPeers) this.#makeRoom();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #makeRoom(): void {
    let oldest: Peer | undefined;
    let seen = 0;
    for (const peer of this.#peers.values()) {
      oldest ??= peer;
      if (peer.connection.hasEnded || !this.#isKnown(peer.connection.flow.id))
        return this.#drop(peer, say("closed-to-make-room"));
      seen += 1;
      if (seen === candidates) break;
    }
    if (oldest !== undefined) this.#drop(oldest, say("closed-to-make-room"));
  }

  #look(now: number): void {
    const idleMs = this.#limits.udpIdleSeconds * 1000;
    for (const peer of this.#peers.values()) {
      const silentMs = now - peer.usedAt;
      if (silentMs < idleMs) return;
      if (silentMs > knownIdleMs || !this.#isKnown(peer.connection.flow.id))
        this.#drop(peer, say("closed-as-idle"));
    }
  }

  #drop(peer: Peer, reason: Saying): void {
    this.#peers.delete(peer.key);
    this.#forget(peer.connection, reason);
  }
}
