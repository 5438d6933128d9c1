import type { Instant } from "@porchlight/kernel";
import type { Avp } from "../codec/avp";
import { type DiameterMessage, encodeMessage } from "../codec/message";
import { DISCONNECT_CAUSE, FAILED_AVP, knownToPeers, ORIGIN_STATE_ID, RESULT_CODE } from "../dictionary/base";
import { applications, commands, disconnectCauses, results } from "../dictionary/numbers";
import {
  type CapabilitiesVerdict,
  capabilitiesRequest,
  judgeCapabilities,
  type NodeIdentity,
  originAvps,
} from "./capabilities";
import { peerAtRest, stepPeer } from "./peer-machine";
import type { PeerEffect, PeerEvent, PeerState } from "./peer-state";

/** What a peer asks of its driver. */
export interface PeerOutputs {
  connect(peer: Peer): void;
  disconnect(peer: Peer): void;
  send(peer: Peer, octets: Uint8Array): void;
}

/** What a peer tells its node. */
export interface PeerKeeper {
  readonly identity: NodeIdentity;
  readonly outputs: PeerOutputs;
  newEndToEnd(): number;
  up(peer: Peer, now: Instant): void;
  down(peer: Peer, now: Instant): void;
  /** An answer to a request of the node. */
  answered(peer: Peer, answer: DiameterMessage, now: Instant): void;
}

/** One peer that we connect to: its machine, and the messages that keep the connection. */
export class Peer {
  readonly host: string;
  readonly #keeper: PeerKeeper;
  #state: PeerState;
  #hopByHop: number;
  #localAddress = "";
  /** What came of the latest capabilities exchange. */
  #verdict: CapabilitiesVerdict | undefined;
  /** The request that DWA or DPA answers. */
  #asked: DiameterMessage | undefined;
  lastHeardAt: Instant | undefined;

  /** @param hopByHop where the identifiers of this connection begin; drawn at random (RFC 6733 section 3) */
  constructor(host: string, keeper: PeerKeeper, hopByHop: number, now: Instant) {
    this.host = host;
    this.#keeper = keeper;
    this.#hopByHop = hopByHop;
    this.#state = peerAtRest(now);
  }

  get state(): PeerState {
    return this.#state;
  }

  get verdict(): CapabilitiesVerdict | undefined {
    return this.#verdict;
  }

  get isUp(): boolean {
    return this.#state.name === "open" && !this.#state.isSuspect;
  }

  get dueAt(): Instant | undefined {
    return this.#state.deadlineAt;
  }

  /** Unique on this connection. */
  newHopByHop(): number {
    this.#hopByHop = (this.#hopByHop + 1) >>> 0;
    return this.#hopByHop;
  }

  start(now: Instant): void {
    this.#step({ kind: "start" }, now);
  }

  wanted(now: Instant): void {
    this.#step({ kind: "wanted" }, now);
  }

  stop(now: Instant): void {
    this.#step({ kind: "stop" }, now);
  }

  advance(now: Instant): void {
    this.#step({ kind: "timer" }, now);
  }

  connected(localAddress: string, watchdogMs: number, now: Instant): void {
    this.#localAddress = localAddress;
    this.#step({ kind: "connected", watchdogMs }, now);
  }

  disconnected(now: Instant): void {
    this.#step({ kind: "disconnected" }, now);
  }

  transmit(message: DiameterMessage): void {
    this.#keeper.outputs.send(this, encodeMessage(message));
  }

  received(message: DiameterMessage, now: Instant): void {
    this.lastHeardAt = now;
    if (message.isRequest) this.#requested(message, now);
    else this.#answered(message, now);
  }

  /** A request whose AVPs cannot be read. */
  receivedUnreadable(header: DiameterMessage, now: Instant): void {
    if (header.isRequest) this.#refuse(header, results.invalidAvpLength, []);
    this.#step({ kind: "heard" }, now);
  }

  #answered(message: DiameterMessage, now: Instant): void {
    switch (message.command) {
      case commands.capabilitiesExchange:
        return this.#capabilities(message, now);
      case commands.disconnectPeer:
        return this.#step({ kind: "left" }, now);
      case commands.deviceWatchdog:
        return this.#step({ kind: "heard" }, now);
      default:
        this.#step({ kind: "heard" }, now);
        if (this.#state.name === "open") this.#keeper.answered(this, message, now);
    }
  }

  #capabilities(message: DiameterMessage, now: Instant): void {
    if (this.#state.name !== "waiting-cea") return this.#step({ kind: "heard" }, now);
    this.#verdict = judgeCapabilities(message.avps, this.#keeper.identity, this.host);
    const { kind } = this.#verdict;
    this.#step({ kind: "capabilities", verdict: kind === "stranger" ? "refused" : kind }, now);
  }

  #requested(message: DiameterMessage, now: Instant): void {
    const unknown = message.avps.find(
      ({ code, isMandatory, vendorId }) => isMandatory && (vendorId !== undefined || !knownToPeers.has(code)),
    );
    const isOfPeers =
      message.command === commands.deviceWatchdog || message.command === commands.disconnectPeer;
    if (!isOfPeers) this.#refuse(message, results.commandUnsupported, []);
    else if (unknown !== undefined) this.#refuse(message, results.avpUnsupported, [unknown]);
    else return this.#keeping(message, now);
    this.#step({ kind: "heard" }, now);
  }

  #keeping(message: DiameterMessage, now: Instant): void {
    this.#asked = message;
    if (message.command === commands.deviceWatchdog) return this.#step({ kind: "watchdog-asked" }, now);
    const cause = DISCONNECT_CAUSE.in(message.avps);
    this.#step({ kind: "leaving", mayReturn: cause === disconnectCauses.rebooting }, now);
  }

  #refuse(request: DiameterMessage, resultCode: number, failed: readonly Avp[]): void {
    this.#answer(request, resultCode, failed.length === 0 ? [] : [FAILED_AVP.of(failed)]);
  }

  #answer(request: DiameterMessage, resultCode: number, more: readonly Avp[]): void {
    this.transmit({
      ...request,
      isRequest: false,
      isResent: false,
      isError: resultCode >= 3000 && resultCode < 4000,
      avps: [RESULT_CODE.of(resultCode), ...originAvps(this.#keeper.identity), ...more],
    });
  }

  #ask(command: number, avps: readonly Avp[]): void {
    this.transmit({
      isRequest: true,
      isProxiable: false,
      isError: false,
      isResent: false,
      command,
      applicationId: applications.common,
      hopByHop: this.newHopByHop(),
      endToEnd: this.#keeper.newEndToEnd(),
      avps,
    });
  }

  #step(event: PeerEvent, now: Instant): void {
    const { state, effects } = stepPeer(this.#state, event, now);
    this.#state = state;
    for (const effect of effects) this.#perform(effect, now);
  }

  #perform(effect: PeerEffect, now: Instant): void {
    const { identity, outputs } = this.#keeper;
    switch (effect) {
      case "connect":
        return outputs.connect(this);
      case "disconnect":
        return outputs.disconnect(this);
      case "up":
        return this.#keeper.up(this, now);
      case "down":
        return this.#keeper.down(this, now);
      case "send-cer":
        return this.#ask(commands.capabilitiesExchange, capabilitiesRequest(identity, this.#localAddress));
      case "send-dwr":
        return this.#ask(commands.deviceWatchdog, [
          ...originAvps(identity),
          ORIGIN_STATE_ID.of(identity.stateId),
        ]);
      case "send-dpr":
        return this.#ask(commands.disconnectPeer, [
          ...originAvps(identity),
          DISCONNECT_CAUSE.of(disconnectCauses.rebooting),
        ]);
      case "send-dwa":
      case "send-dpa":
        if (this.#asked !== undefined) this.#answer(this.#asked, results.success, []);
        return;
    }
  }
}
