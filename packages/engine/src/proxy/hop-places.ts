import type { ForkTarget, Hop, Towards } from "@porchlight/routing";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import type { FlowTokens } from "./flow-token";
import type { Place } from "./place";

/** What all places of one next hop have in common. */
export interface Onward {
  readonly requestUri: string;
  readonly routes: readonly string[];
  readonly towards: Towards;
  /** The peer that is served there; undefined when it is no peer. */
  readonly peerDomain: string | undefined;
  /** What names our end, towards whoever checks. */
  readonly ownDomain: string;
}

/** Turns located hops into places: one destination, tried in order (RFC 3263 section 4.3). */
export class HopPlaces {
  readonly #context: EngineContext;
  readonly #tokens: FlowTokens;

  constructor(context: EngineContext, tokens: FlowTokens) {
    this.#context = context;
    this.#tokens = tokens;
  }

  target(hops: readonly Hop[], onward: Onward): ForkTarget<Place> {
    return {
      places: hops.map((hop) => this.#placeOf(hop, onward)),
      // Silence, a connection that fails, or 503: the next place (RFC 3263 section 4.3).
      triesNext: ({ response, status }) => response === undefined || status === 503,
    };
  }

  /** The flow that stands to somebody who was last reached over it. */
  ofFlow(flow: LiveFlow, onward: Onward): Place {
    return {
      ...onward,
      reach: () => this.#context.flows.get(flow.id),
      overTcp: undefined,
      markFor: (used) => this.#tokens.ofFlow(used, undefined),
      domain: flow.flow.certifiedDomains.length > 0 ? onward.ownDomain : undefined,
      lostStatus: 503,
      peer: undefined,
    };
  }

  #placeOf(hop: Hop, onward: Onward): Place {
    const { transport, address, port } = hop;
    const isSecure = transport === "tls";
    const { peerDomain } = onward;
    return {
      ...onward,
      reach: () => this.open(hop),
      overTcp: transport === "udp" ? () => this.open({ ...hop, transport: "tcp", address, port }) : undefined,
      markFor: (flow) => this.#tokens.ofFlow(flow, undefined),
      domain: isSecure ? onward.ownDomain : undefined,
      lostStatus: 503,
      peer: peerDomain === undefined ? undefined : { domain: peerDomain, hop },
    };
  }

  open({ transport, address, port, domain }: Hop): LiveFlow | undefined {
    const { flows, outputs } = this.#context;
    const id = outputs.openFlow(transport, address, port, transport === "tls" ? domain : undefined);
    return flows.get(id);
  }
}
