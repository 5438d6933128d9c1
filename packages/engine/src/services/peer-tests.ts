import type { Rejection } from "@porchlight/event-notifier";
import { after, type Instant, type Words } from "@porchlight/kernel";
import type { Hop } from "@porchlight/routing";
import type { SipResponse } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { PeerTest } from "../ports/peers";
import type { OutgoingRequests, OutgoingUser } from "../proxy/outgoing-requests";
import { DelayedTimer } from "../timers/delayed-timer";
import { say } from "./peer-test-sayings";

/** A test that has no answer by then has failed. */
const patienceMs = 10_000;

/** Asks peers by OPTIONS whether they are there (RFC 3261 section 11), on the way that all requests to them go. */
export class PeerTests {
  readonly #context: EngineContext;
  readonly #outgoing: OutgoingRequests;

  constructor(context: EngineContext, outgoing: OutgoingRequests) {
    this.#context = context;
    this.#outgoing = outgoing;
  }

  /** @param told called once, within ten seconds */
  start(domain: string, told: (outcome: PeerTest) => void, now: Instant): void {
    const { ids, peers, domains } = this.#context;
    const standing = peers.profileFor(domain);
    if (standing.kind === "refused") return told({ kind: "refused", closedFor: standing.reason });
    const { domain: name } = standing.profile;
    if (peers.admit(name, "out", "request", now).kind === "refused")
      return told({ kind: "failed", cause: "rate", reason: "", hop: undefined });
    const uri = `sip:${name.includes(":") ? `[${name}]` : name}`;
    const request = {
      method: "OPTIONS",
      uri,
      from: `<sip:${domains.first}>;tag=${ids.token(64)}`,
      to: `<${uri}>`,
      callId: ids.token(96),
      cseq: 1,
      routes: [],
      contactUser: undefined,
      headers: [["accept", "application/sdp, application/pidf+xml"]],
      body: "",
      asserted: [],
    } as const;
    this.#outgoing.send(request, new Test(this.#context, name, told, now), now);
  }
}

class Test implements OutgoingUser {
  readonly #context: EngineContext;
  readonly #domain: string;
  readonly #told: (outcome: PeerTest) => void;
  readonly #patience: DelayedTimer;
  readonly #startedAt: Instant;
  #hop: Hop | undefined;
  #sentAt: Instant;
  #isOver = false;

  constructor(context: EngineContext, domain: string, told: (outcome: PeerTest) => void, now: Instant) {
    this.#context = context;
    this.#domain = domain;
    this.#told = told;
    this.#startedAt = now;
    this.#sentAt = now;
    this.#patience = new DelayedTimer(() => this.#fail("silence", ""));
    context.timers.schedule(this.#patience, after(now, patienceMs));
  }

  tried(hop: Hop | undefined, now: Instant): void {
    this.#hop = hop;
    this.#sentAt = now;
  }

  answered({ reason, status }: SipResponse, now: Instant): void {
    this.#end({ kind: "answered", status, reason, hop: this.#hop, roundTripMs: now - this.#sentAt });
  }

  /** What has been noted of the peer meanwhile tells more than a status. */
  failed({ status }: Rejection): void {
    const [trouble] = this.#context.peers.troublesOf(this.#domain);
    if (trouble === undefined || trouble.at < this.#startedAt)
      this.#fail("failed", say("peer-came-to", { status: String(status) }));
    else this.#fail(trouble.kind, trouble.detail);
  }

  #fail(cause: Extract<PeerTest, { kind: "failed" }>["cause"], reason: Words): void {
    this.#end({ kind: "failed", cause, reason, hop: this.#hop });
  }

  #end(outcome: PeerTest): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#context.timers.cancel(this.#patience);
    this.#told(outcome);
  }
}
