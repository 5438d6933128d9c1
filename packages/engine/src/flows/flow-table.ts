import type { Instant } from "@porchlight/kernel";
import { RequestBudget } from "@porchlight/routing";
import { localHostPort } from "../notify/local-address";
import type { Flow, FlowId } from "../ports/flow";
import type { LiveBinding } from "../state/binding-table";
import type { LivePublication } from "../state/live-publication";
import type { Subscription } from "../state/subscription";
import type { ClientTransaction } from "../transactions/client-transaction";

/** One live flow and what hangs on it. */
export class LiveFlow {
  readonly subscriptions = new Set<Subscription>();
  /** Publications bound to it. */
  readonly publications = new Set<LivePublication>();
  /** Bindings registered over it. */
  readonly registered = new Set<LiveBinding>();
  readonly identities = new Set<string>();
  /** Our requests on it that await their answer. */
  readonly clientTransactions = new Set<ClientTransaction>();
  readonly budget: RequestBudget;
  readonly isReliable: boolean;
  /** Its peer is reached over it as at a port of its own. */
  isAliased = false;
  /** When it was lost; undefined while it stands. */
  closedAt: Instant | undefined;

  constructor(
    readonly flow: Flow,
    requestsPerSecond: number,
    now: Instant,
  ) {
    this.budget = new RequestBudget(flow.trusted ? 0 : requestsPerSecond, now);
    this.isReliable = flow.transport !== "udp";
  }

  get id(): FlowId {
    return this.flow.id;
  }
}

const usualPorts = [5060, 5061] as const;

export class FlowTable {
  readonly #flows = new Map<FlowId, LiveFlow>();
  readonly #requestsPerSecond: number;
  /** Our ends of the flows there were: as many as there are addresses and ports we listen on. */
  readonly #localEnds = new Set<string>();

  constructor(requestsPerSecond: number) {
    this.#requestsPerSecond = requestsPerSecond;
  }

  get size(): number {
    return this.#flows.size;
  }

  open(flow: Flow, now: Instant): LiveFlow {
    const live = new LiveFlow(flow, this.#requestsPerSecond, now);
    this.#flows.set(flow.id, live);
    this.#localEnds.add(localHostPort(flow));
    return live;
  }

  /** Whether a host and port, the usual one of SIP when there is none, are an end of ours. IPv6 in brackets. */
  isLocal(host: string, port: number | undefined): boolean {
    if (port !== undefined) return this.#localEnds.has(`${host}:${port}`);
    return usualPorts.some((usual) => this.#localEnds.has(`${host}:${usual}`));
  }

  get(id: FlowId): LiveFlow | undefined {
    return this.#flows.get(id);
  }

  close(id: FlowId, now: Instant): LiveFlow | undefined {
    const live = this.#flows.get(id);
    if (live !== undefined) live.closedAt = now;
    this.#flows.delete(id);
    return live;
  }
}
