import { after, type Instant } from "@porchlight/kernel";
import type { Hop } from "@porchlight/routing";
import { isIpv4Address, isIpv6Address, withoutBrackets } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import type { Flow } from "../ports/flow";
import type { SubscriptionRecord } from "../ports/journal";
import { hopTargetOf } from "../routing/hop-target";
import type { Subscription } from "../state/subscription";
import { domainOf } from "../state/subscription-table";
import { nextHopOf } from "./next-hop";

/** What is different about watchers of other domains: how much they are told, how they are reached, what they see of us. */
export class PeerWatchers {
  readonly #context: EngineContext;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** The domain that stands for us in a Contact: a peer checks whom it connects to, which an address does not tell. */
  nameFor({ peerDomain, presentity }: Named, { transport }: Pick<Flow, "transport">): string | undefined {
    if (transport !== "tls" || this.#servedPeer(peerDomain) === undefined) return undefined;
    return domainOf(presentity);
  }

  /** The service level of a peer takes no NOTIFY now: when to try again (core.md section 10). */
  heldUntil({ record }: Subscription, now: Instant): Instant | undefined {
    const domain = this.#servedPeer(record.peerDomain);
    if (domain === undefined) return undefined;
    const admission = this.#context.peers.admit(domain, "out", "notify", now);
    return admission.kind === "admitted" ? undefined : after(now, admission.retryAfterSeconds * 1000);
  }

  /** Over TLS to a server that the dialog names: by its name, which its certificate has to be for (RFC 5922 section 7.3). */
  isReachedByName({ record }: Subscription): boolean {
    if (record.peer.transport !== "tls") return false;
    const host = hopTargetOf(nextHopOf(record))?.host;
    if (host === undefined || isAddress(host) || host.endsWith(".invalid")) return false;
    // A phone of ours that names itself by its GRUU is where it was heard.
    return !this.#context.domains.has(host);
  }

  /** Finds the server that NOTIFYs go to, another one at each attempt (RFC 3263 section 4.3). Undefined where there is none. */
  reach(
    { failedCalls, record }: Subscription,
    answer: (flow: LiveFlow | undefined, now: Instant) => void,
  ): void {
    const { locations, peers } = this.#context;
    const target = hopTargetOf(nextHopOf(record));
    const domain = this.#servedPeer(record.peerDomain);
    if (target === undefined) return answer(undefined, this.#context.input.at);
    locations.ask(target, (located, now) => {
      if (located.kind === "not-found") {
        if (domain !== undefined) peers.failed(domain, located.reason, now);
        return answer(undefined, now);
      }
      const usable =
        domain === undefined
          ? ({ kind: "usable", hops: located.hops } as const)
          : peers.usable(domain, located.hops, now);
      answer(
        usable.kind === "usable" ? this.#open(usable.hops[failedCalls % usable.hops.length]) : undefined,
        now,
      );
    });
  }

  /** A connection was lost or never came about; the page of the peer shows it. */
  lost({ record }: Subscription, { flow }: LiveFlow, now: Instant): void {
    const domain = this.#servedPeer(record.peerDomain);
    if (domain === undefined) return;
    const { remoteAddress, remotePort, transport } = flow;
    this.#context.peers.lost(domain, `${transport}:${remoteAddress}:${remotePort}`, now);
  }

  #open(hop: Hop | undefined): LiveFlow | undefined {
    if (hop === undefined) return undefined;
    const { flows, outputs } = this.#context;
    const { transport, address, port, domain } = hop;
    return flows.get(outputs.openFlow(transport, address, port, transport === "tls" ? domain : undefined));
  }

  /** Undefined for watchers that are no peer's, or of one that is dealt with no more. */
  #servedPeer(domain: string): string | undefined {
    if (domain === "") return undefined;
    return this.#context.peers.profileFor(domain).kind === "peer" ? domain : undefined;
  }
}

type Named = Pick<SubscriptionRecord, "peerDomain" | "presentity">;

const isAddress = (host: string): boolean => isIpv4Address(host) || isIpv6Address(withoutBrackets(host));
