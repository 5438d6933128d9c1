import { type Instant, type Random, type Saying, textOfWords, type Words } from "@porchlight/kernel";
import { type Hop, hopName } from "../locate/hop";
import { isAddress } from "../locate/is-address";
import { say } from "../sayings";
import { domainKey } from "./domain-key";
import { HopRests, type UsableHops } from "./hop-rests";
import type { FederationConfig, FederationMode, ListedPeer, PeerProfile } from "./peer-profile";
import { PeerTraffic, type Traffic } from "./peer-traffic";
import type { Direction, HopRest, PeerRefusal, PeerTrouble, PeerView, TroubleKind } from "./peer-view";
import { spreadSeconds } from "./retry-after";

/** Whether there may be anything between a domain and us. */
export type PeerStanding =
  | { readonly kind: "peer"; readonly profile: PeerProfile }
  | { readonly kind: "refused"; readonly reason: "closed" | "not-listed" | "blocked" };

/** Whether one more fits the service level; if not, what to answer by 503 (requirement COR-072). */
export type Admission =
  | { readonly kind: "admitted" }
  | { readonly kind: "refused"; readonly retryAfterSeconds: number };

/** The end of a flow, as far as it tells whose it is. */
export interface FlowEnd {
  /** Domains that its certificate is for, lower case (RFC 5922 section 7.2). */
  readonly certifiedDomains: readonly string[];
  readonly remoteAddress: string;
}

/** Asked to come back after about this time when a service level is used up. */
const busySeconds = 10;
/** Domains without an entry whose traffic is remembered; the one silent longest makes room. */
const strangersKept = 1000;

/** Told of everything, and not kept from happening often. */
export interface PeerListener {
  /** Something passed, was refused, answered or failed. */
  readonly changed: (domain: string) => void;
  /** Something went wrong. */
  readonly troubled: (domain: string, kind: TroubleKind, detail: string) => void;
}

const nobodyListens: PeerListener = { changed: () => {}, troubled: () => {} };

const tooMuch: Readonly<Record<Direction, Readonly<Record<Traffic, Saying>>>> = {
  in: { request: say("peer-sent-requests"), notify: say("peer-sent-notifies") },
  out: { request: say("peer-gets-requests"), notify: say("peer-gets-notifies") },
};

const silences = { timeout: "hop-silent", transport: "hop-not-connected" } as const;

const admitted: Admission = { kind: "admitted" };

/** Who the peers are, what is believed of them, and how much passes. Domains are taken as they are written. */
export class PeerDirectory {
  readonly #config: FederationConfig;
  readonly #random: Random;
  readonly #listed: ReadonlyMap<string, ListedPeer>;
  readonly #traffic = new Map<string, PeerTraffic>();
  readonly #rests: HopRests;
  readonly #listener: PeerListener;

  constructor(config: FederationConfig, random: Random, listener: PeerListener = nobodyListens) {
    this.#config = config;
    this.#random = random;
    this.#listener = listener;
    this.#listed = new Map(config.peers.map((peer) => [domainKey(peer.domain), peer]));
    this.#rests = new HopRests(random);
  }

  get mode(): FederationMode {
    return this.#config.mode;
  }

  /** What holds for a domain, in both directions. Counts nothing. */
  profileFor(domain: string): PeerStanding {
    const profile = this.#profileOf(domainKey(domain));
    if (this.#config.mode === "closed") return { kind: "refused", reason: "closed" };
    if (profile.trust === "blocked") return { kind: "refused", reason: "blocked" };
    // An address is no domain: no certificate can be for it, and it may be any place of our own network.
    if (!profile.isListed && (this.#config.mode === "allow-list" || isAddress(profile.domain)))
      return { kind: "refused", reason: "not-listed" };
    return { kind: "peer", profile };
  }

  /**
   * The peer at the end of a flow: its certificate is for exactly the domain that the identity claims (RFC 5922
   * section 7), or it calls from a network of that peer. With no identity to go by, the first peer that the flow can
   * show to be. Undefined when it shows nothing, or the peer is refused.
   */
  peerOfFlow(flow: FlowEnd, claimedDomain: string | undefined): PeerProfile | undefined {
    const domains = claimedDomain === undefined ? this.#provedBy(flow) : [claimedDomain.toLowerCase()];
    for (const domain of domains) {
      if (!this.#proves(flow, domain)) continue;
      const standing = this.profileFor(domain);
      if (standing.kind === "peer") return standing.profile;
    }
    return undefined;
  }

  /** Takes one from the service level of a peer, and counts it. NOTIFYs have a level of their own. */
  admit(domain: string, direction: Direction, traffic: Traffic, now: Instant): Admission {
    if (this.#trafficOf(domain, now).pass(direction, traffic, now)) return admitted;
    return this.#busy(domain, "rate", now, tooMuch[direction][traffic]);
  }

  /** Whether a peer that has `live` subscriptions may have one more. */
  admitSubscription(domain: string, live: number, now: Instant): Admission {
    const { subscriptions } = this.#profileOf(domainKey(domain)).limits;
    if (subscriptions === 0 || live < subscriptions) return admitted;
    return this.#busy(domain, "subscriptions", now);
  }

  /**
   * Counts a refusal that somebody else decided.
   * @param detail untrusted text
   */
  refused(domain: string, reason: PeerRefusal, now: Instant, detail: Words = ""): void {
    this.#trafficOf(domain, now).refuse(reason, detail, now);
    this.#listener.troubled(domainKey(domain), reason, textOfWords(detail));
  }

  /** Those of the hops to a peer that are not given a rest. */
  usable(domain: string, hops: readonly Hop[], now: Instant): UsableHops {
    const usable = this.#rests.usable(hops, now);
    if (usable.kind === "resting") this.refused(domain, "resting", now);
    return usable;
  }

  /** A request is on its way to a hop. */
  tried(hop: Hop, now: Instant): void {
    this.#rests.tried(hop, now);
  }

  /** A hop answered; `retryAfterSeconds` is that of a 503. */
  answered(
    domain: string,
    hop: Hop,
    status: number,
    retryAfterSeconds: number | undefined,
    now: Instant,
  ): void {
    this.#rests.answered(hop, status === 503 ? retryAfterSeconds : undefined, now);
    this.#trafficOf(domain, now).lastSeenAt = now;
    if (status >= 500 && status < 600)
      this.failed(domain, say("hop-answered", { hop: hopName(hop), status: String(status) }), now);
  }

  /** A hop could not be connected to, or never answered. */
  silent(domain: string, hop: Hop, cause: "timeout" | "transport", now: Instant): void {
    this.#rests.silent(hop, now);
    this.failed(domain, say(silences[cause], { hop: hopName(hop) }), now);
  }

  /** A connection was lost, or never came about. */
  lost(domain: string, hop: string, now: Instant): void {
    this.failed(domain, say("hop-lost", { hop }), now);
  }

  /** Something went wrong before a hop was tried, such as its being looked up. */
  failed(domain: string, reason: Words, now: Instant): void {
    this.#trafficOf(domain, now).troubles.add("failed", reason, now);
    this.#listener.troubled(domainKey(domain), "failed", textOfWords(reason));
  }

  /** What went wrong with a peer, the latest first. */
  troublesOf(domain: string): readonly PeerTrouble[] {
    return this.#traffic.get(domainKey(domain))?.troubles.latest ?? [];
  }

  /** Peers with an entry in the order of the settings, then others, the latest first. */
  views(now: Instant, subscriptionsOf: (domain: string) => number): readonly PeerView[] {
    const rests = this.#rests.at(now);
    const strangers = [...this.#traffic.keys()].filter((domain) => !this.#listed.has(domain)).reverse();
    return [...this.#listed.keys(), ...strangers].map((domain) => ({
      ...this.#viewOf(domain, rests.get(domain) ?? [], now),
      subscriptions: subscriptionsOf(domain),
    }));
  }

  #profileOf(domain: string): PeerProfile {
    const listed = this.#listed.get(domain);
    const { trust, limits, unidentifiedWatchers } = listed ?? this.#config.otherwise;
    return { domain, isListed: listed !== undefined, trust, limits, unidentifiedWatchers };
  }

  #proves({ certifiedDomains, remoteAddress }: FlowEnd, domain: string): boolean {
    return (
      certifiedDomains.includes(domain) || this.#listed.get(domain)?.includesAddress(remoteAddress) === true
    );
  }

  #provedBy({ certifiedDomains, remoteAddress }: FlowEnd): readonly string[] {
    const called = this.#config.peers.filter((peer) => peer.includesAddress(remoteAddress));
    return [...certifiedDomains, ...called.map(({ domain }) => domain)];
  }

  #busy(domain: string, reason: PeerRefusal, now: Instant, detail: Words = ""): Admission {
    this.refused(domain, reason, now, detail);
    return { kind: "refused", retryAfterSeconds: spreadSeconds(busySeconds, this.#random) };
  }

  #trafficOf(written: string, now: Instant): PeerTraffic {
    const domain = domainKey(written);
    const known = this.#traffic.get(domain);
    const traffic = known ?? new PeerTraffic(this.#profileOf(domain).limits, now);
    this.#traffic.delete(domain);
    this.#traffic.set(domain, traffic);
    if (known === undefined) this.#makeRoom();
    this.#listener.changed(domain);
    return traffic;
  }

  /** Those that were only ever refused go first: names that anybody may claim push out no service level in use. */
  #makeRoom(): void {
    if (this.#traffic.size <= strangersKept) return;
    const strangers = [...this.#traffic].filter(([domain]) => !this.#listed.has(domain));
    if (strangers.length <= strangersKept) return;
    const [goes] = strangers.find(([, traffic]) => !traffic.hasPassed) ?? strangers[0] ?? [];
    if (goes !== undefined) this.#traffic.delete(goes);
  }

  #viewOf(domain: string, rests: readonly HopRest[], now: Instant): Omit<PeerView, "subscriptions"> {
    const standing = this.profileFor(domain);
    const profile = this.#profileOf(domain);
    const traffic = this.#traffic.get(domain) ?? new PeerTraffic(profile.limits, now);
    return {
      profile,
      closedFor: standing.kind === "refused" ? standing.reason : undefined,
      requestsIn: traffic.requestsIn,
      requestsOut: traffic.requestsOut,
      perSecond: traffic.ratesAt(now),
      refused: Object.fromEntries(traffic.refused),
      rests,
      troubles: traffic.troubles.latest,
      lastSeenAt: traffic.lastSeenAt,
    };
  }
}
