import type { Instant } from "@porchlight/kernel";
import type { AgentTokenRecord } from "@porchlight/store";
import { AttemptLimiter } from "../../admin/auth/attempt-limiter";

const windowSeconds = 60;

/** Requests of each token, in minutes. */
export class RateLimits {
  readonly #limiters = new Map<number, AttemptLimiter>();

  /** Takes one request. Undefined when it is allowed, else the seconds to wait. */
  take({ id, scope }: Pick<AgentTokenRecord, "id" | "scope">, now: Instant): number | undefined {
    return this.#limiterFor(scope.requestsPerMinute).take(id, now);
  }

  #limiterFor(attempts: number): AttemptLimiter {
    const known = this.#limiters.get(attempts);
    if (known !== undefined) return known;
    const limiter = new AttemptLimiter({ attempts, windowSeconds, maxKeys: 10_000 });
    this.#limiters.set(attempts, limiter);
    return limiter;
  }
}
