import type { Rejection } from "@porchlight/event-notifier";
import type { Instant, Random } from "@porchlight/kernel";
import { RequestBudget } from "@porchlight/routing";
import type { LiveFlow } from "../flows/flow-table";
import { busy } from "./busy";

export interface UserLimits {
  /** Sustained requests per second of one user; 0 = unlimited. */
  readonly requestsPerSecondPerUser: number;
  /** Connections of one user; 0 = unlimited. */
  readonly connectionsPerUser: number;
}

/** What one user may use over all connections (core.md section 10). Users are known by their credentials. */
export class UserQuotas {
  readonly #limits: UserLimits;
  readonly #random: Random;
  readonly #budgets = new Map<string, RequestBudget>();
  readonly #connections = new Map<string, Set<LiveFlow>>();

  constructor(limits: UserLimits, random: Random) {
    this.#limits = limits;
    this.#random = random;
  }

  /** Takes one request's worth; 503 when there is none left, or the connection is one too many. */
  take(aor: string, flow: LiveFlow, now: Instant): Rejection | undefined {
    if (!this.#budgetOf(aor, now).take(now)) return busy(this.#random, "Too Many Requests");
    return this.#enter(aor, flow) ? undefined : busy(this.#random, "Too Many Connections");
  }

  flowClosed(flow: LiveFlow): void {
    for (const aor of flow.identities) {
      const own = this.#connections.get(aor);
      own?.delete(flow);
      if (own?.size === 0) this.#connections.delete(aor);
    }
  }

  /** The account is no more. */
  forget(aor: string): void {
    this.#budgets.delete(aor);
  }

  #budgetOf(aor: string, now: Instant): RequestBudget {
    const known = this.#budgets.get(aor);
    if (known !== undefined) return known;
    const budget = new RequestBudget(this.#limits.requestsPerSecondPerUser, now);
    this.#budgets.set(aor, budget);
    return budget;
  }

  /** A peer address of UDP is no connection: routers give a phone new ones as they like. */
  #enter(aor: string, flow: LiveFlow): boolean {
    const { connectionsPerUser } = this.#limits;
    if (connectionsPerUser === 0 || !flow.isReliable) return true;
    const own = this.#connections.get(aor);
    if (own?.has(flow)) return true;
    if (own === undefined) this.#connections.set(aor, new Set([flow]));
    else if (own.size < connectionsPerUser) own.add(flow);
    else return false;
    return true;
  }
}
