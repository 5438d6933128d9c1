import type { Instant } from "@porchlight/kernel";
import type { PeerLimits } from "./peer-profile";
import type { Direction, PeerRefusal } from "./peer-view";
import { RequestBudget } from "./request-budget";

/** What counts against a service level. */
export type Traffic = "request" | "notify";

interface Budgets {
  readonly request: RequestBudget;
  readonly notify: RequestBudget;
}

/** What passed between one peer and us. */
export class PeerTraffic {
  requestsIn = 0;
  requestsOut = 0;
  readonly refused = new Map<PeerRefusal, number>();
  lastSeenAt: Instant | undefined;
  lastError: { readonly at: Instant; readonly reason: string } | undefined;
  readonly #in: Budgets;
  readonly #out: Budgets;

  constructor(limits: PeerLimits, now: Instant) {
    this.#in = budgets(limits, now);
    this.#out = budgets(limits, now);
  }

  /** False when the service level is used up. */
  pass(direction: Direction, traffic: Traffic, now: Instant): boolean {
    if (!(direction === "in" ? this.#in : this.#out)[traffic].take(now)) return false;
    if (direction === "in") this.#heard(now);
    else this.requestsOut += 1;
    return true;
  }

  get hasPassed(): boolean {
    return this.requestsIn + this.requestsOut > 0;
  }

  refuse(reason: PeerRefusal): void {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1);
  }

  #heard(now: Instant): void {
    this.requestsIn += 1;
    this.lastSeenAt = now;
  }
}

const budgets = (limits: PeerLimits, now: Instant): Budgets => ({
  request: new RequestBudget(limits.requestsPerSecond, now),
  notify: new RequestBudget(limits.notifiesPerSecond, now),
});
