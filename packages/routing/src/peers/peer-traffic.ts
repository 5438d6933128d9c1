import type { Instant, Words } from "@porchlight/kernel";
import type { PeerLimits } from "./peer-profile";
import type { Direction, PeerRefusal, Rates } from "./peer-view";
import { RecentRate } from "./recent-rate";
import { RequestBudget } from "./request-budget";
import { TroubleLog } from "./trouble-log";

/** What counts against a service level. */
export type Traffic = "request" | "notify";

/** What passed between one peer and us. */
export class PeerTraffic {
  readonly refused = new Map<PeerRefusal, number>();
  readonly troubles = new TroubleLog();
  lastSeenAt: Instant | undefined;
  readonly #lanes: Readonly<Record<Direction, Lanes>>;

  constructor(limits: PeerLimits, now: Instant) {
    this.#lanes = { in: lanes(limits, now), out: lanes(limits, now) };
  }

  /** False when the service level is used up. */
  pass(direction: Direction, traffic: Traffic, now: Instant): boolean {
    if (!this.#lanes[direction][traffic].pass(now)) return false;
    if (direction === "in") this.lastSeenAt = now;
    return true;
  }

  get requestsIn(): number {
    return this.#passed("in");
  }

  get requestsOut(): number {
    return this.#passed("out");
  }

  get hasPassed(): boolean {
    return this.requestsIn + this.requestsOut > 0;
  }

  ratesAt(now: Instant): Readonly<Record<Direction, Rates>> {
    return { in: ratesOf(this.#lanes.in, now), out: ratesOf(this.#lanes.out, now) };
  }

  refuse(reason: PeerRefusal, detail: Words, now: Instant): void {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1);
    this.troubles.add(reason, detail, now);
  }

  #passed(direction: Direction): number {
    const { notify, request } = this.#lanes[direction];
    return notify.passed + request.passed;
  }
}

/** One kind of traffic in one direction. */
class Lane {
  passed = 0;
  readonly #budget: RequestBudget;
  readonly rate = new RecentRate();

  constructor(perSecond: number, now: Instant) {
    this.#budget = new RequestBudget(perSecond, now);
  }

  pass(now: Instant): boolean {
    if (!this.#budget.take(now)) return false;
    this.passed += 1;
    this.rate.count(now);
    return true;
  }
}

type Lanes = Readonly<Record<Traffic, Lane>>;

const lanes = (limits: PeerLimits, now: Instant): Lanes => ({
  request: new Lane(limits.requestsPerSecond, now),
  notify: new Lane(limits.notifiesPerSecond, now),
});

const ratesOf = ({ notify, request }: Lanes, now: Instant): Rates => ({
  request: request.rate.perSecond(now),
  notify: notify.rate.perSecond(now),
});
