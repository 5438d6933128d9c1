import { after, type Instant } from "@porchlight/kernel";
import type { Avp } from "../codec/avp";
import { type DiameterMessage, decodeHeader, decodeMessage } from "../codec/message";
import type { NodeIdentity } from "./capabilities";
import { Peer, type PeerKeeper, type PeerOutputs } from "./peer";

/** A request of an application, as it is the same on every connection. */
export interface ApplicationRequest {
  readonly command: number;
  readonly applicationId: number;
  readonly avps: readonly Avp[];
  /** Sent before, perhaps by an earlier process: carries T from its first sending on. */
  readonly isResent: boolean;
  /** Left out: a new one. */
  readonly endToEnd?: number;
  readonly timeoutMs: number;
  /** Hosts of the peers that serve the application. */
  readonly among: readonly string[];
  /** Another peer is taken if there is one. */
  readonly avoid?: Peer | undefined;
}

export interface RequestUser {
  answered(answer: DiameterMessage, peer: Peer, now: Instant): void;
  /** `unsent`: no peer was there in the whole time. `silent`: it was sent, to `peer` at last, and nobody answered. */
  failed(cause: "unsent" | "silent", peer: Peer | undefined, now: Instant): void;
}

export interface NodeOptions {
  readonly identity: NodeIdentity;
  /** Origin-Hosts of the peers, the preferred one first. */
  readonly peers: readonly string[];
  readonly outputs: PeerOutputs;
  /** Numbers of 32 bits drawn at random: where the identifiers begin. */
  readonly seed: { readonly endToEnd: number; readonly hopByHop: number };
}

class Pending {
  peer: Peer | undefined;
  hopByHop = 0;
  wasSent: boolean;

  constructor(
    readonly request: ApplicationRequest,
    readonly endToEnd: number,
    readonly user: RequestUser,
    readonly deadlineAt: Instant,
  ) {
    this.wasSent = request.isResent;
  }
}

/** Identifiers made here have this bit; those that a caller makes do not. */
const ownEndToEnd = 0x8000_0000;

/**
 * A Diameter client with its peers. Requests go to the first peer that is up; what waits for a peer that goes down is sent
 * to the next with T set (RFC 6733 section 5.5.4), and waits for one to come while there is none. Synchronous, as the engine.
 */
export class DiameterNode implements PeerKeeper {
  readonly identity: NodeIdentity;
  readonly outputs: PeerOutputs;
  readonly peers: readonly Peer[];
  readonly #pending = new Set<Pending>();
  #endToEnd: number;
  #isStopped = false;

  constructor({ identity, peers, outputs, seed }: NodeOptions, now: Instant) {
    this.identity = identity;
    this.outputs = outputs;
    this.#endToEnd = seed.endToEnd;
    this.peers = peers.map((host, index) => new Peer(host, this, (seed.hopByHop + index) >>> 0, now));
  }

  /** Requests that await their answer. */
  get pending(): number {
    return this.#pending.size;
  }

  isUp(among: readonly string[]): boolean {
    return this.peers.some((peer) => peer.isUp && among.includes(peer.host));
  }

  /** Whether a request can go to somebody else than this peer. */
  hasBeside(peer: Peer, among: readonly string[]): boolean {
    return this.isUp(among.filter((host) => host !== peer.host));
  }

  start(now: Instant): void {
    for (const peer of this.peers) peer.start(now);
  }

  /** Says goodbye to every peer; what is pending fails. */
  stop(now: Instant): void {
    this.#isStopped = true;
    for (const peer of this.peers) peer.stop(now);
    for (const pending of [...this.#pending]) this.#fail(pending, now);
  }

  request(request: ApplicationRequest, user: RequestUser, now: Instant): void {
    const endToEnd = request.endToEnd ?? this.newEndToEnd();
    const pending = new Pending(request, endToEnd, user, after(now, request.timeoutMs));
    this.#pending.add(pending);
    this.#send(pending, now);
  }

  received(peer: Peer, octets: Uint8Array, now: Instant): void {
    const message = decodeMessage(octets);
    if (message.ok) return peer.received(message.value, now);
    const header = decodeHeader(octets);
    if (header !== undefined) peer.receivedUnreadable(header, now);
  }

  advance(now: Instant): void {
    for (const peer of this.peers) if (peer.dueAt !== undefined && peer.dueAt <= now) peer.advance(now);
    for (const pending of [...this.#pending]) if (pending.deadlineAt <= now) this.#fail(pending, now);
  }

  nextDeadline(): Instant | undefined {
    let next: Instant | undefined;
    const consider = (at: Instant | undefined): void => {
      if (at !== undefined && (next === undefined || at < next)) next = at;
    };
    for (const { dueAt } of this.peers) consider(dueAt);
    for (const { deadlineAt } of this.#pending) consider(deadlineAt);
    return next;
  }

  newEndToEnd(): number {
    this.#endToEnd = (this.#endToEnd + 1) >>> 0;
    return (this.#endToEnd | ownEndToEnd) >>> 0;
  }

  up(_peer: Peer, now: Instant): void {
    for (const pending of [...this.#pending]) if (pending.peer === undefined) this.#send(pending, now);
  }

  down(peer: Peer, now: Instant): void {
    const waiting = [...this.#pending].filter((pending) => pending.peer === peer);
    for (const pending of waiting) {
      pending.peer = undefined;
      this.#send(pending, now);
    }
  }

  /** An answer with a Hop-by-Hop identifier that is not awaited on this connection is dropped. */
  answered(peer: Peer, answer: DiameterMessage, now: Instant): void {
    for (const pending of this.#pending) {
      if (pending.peer !== peer || pending.hopByHop !== answer.hopByHop) continue;
      if (pending.request.command !== answer.command) return;
      this.#pending.delete(pending);
      pending.user.answered(answer, peer, now);
      return;
    }
  }

  #send(pending: Pending, now: Instant): void {
    if (this.#isStopped) return;
    const { request } = pending;
    const peer = this.#peerFor(request);
    if (peer === undefined) {
      for (const each of this.peers) if (request.among.includes(each.host)) each.wanted(now);
      return;
    }
    pending.peer = peer;
    pending.hopByHop = peer.newHopByHop();
    peer.transmit({
      isRequest: true,
      isProxiable: true,
      isError: false,
      isResent: pending.wasSent,
      command: request.command,
      applicationId: request.applicationId,
      hopByHop: pending.hopByHop,
      endToEnd: pending.endToEnd,
      avps: request.avps,
    });
    pending.wasSent = true;
  }

  #peerFor({ among, avoid }: ApplicationRequest): Peer | undefined {
    const up = this.peers.filter((peer) => peer.isUp && among.includes(peer.host));
    return up.find((peer) => peer !== avoid) ?? up[0];
  }

  #fail(pending: Pending, now: Instant): void {
    this.#pending.delete(pending);
    pending.user.failed(pending.wasSent ? "silent" : "unsent", pending.peer, now);
  }
}
