import { after, fail, type Instant, instant, ok, type Result, type Saying } from "@porchlight/kernel";
import { parseDate } from "@porchlight/sip-message";
import type { ContentLimits } from "./content-limits";
import { say } from "./sayings";

/** What a writer says about the lifetime of an object, as sent. */
export interface LifetimeWish {
  /** Whole seconds; goes before `expires`. */
  readonly lifetime?: string | undefined;
  /** HTTP date. */
  readonly expires?: string | undefined;
}

export interface LifetimeFault {
  readonly field: "X-Lifetime" | "Expires";
  readonly reason: Saying;
}

/** When an object written now expires. A wish beyond what is kept is cut down to that. */
export function grantLifetime(
  { lifetime, expires }: LifetimeWish,
  limits: Pick<ContentLimits, "lifetimeSeconds" | "longestLifetimeSeconds">,
  now: Instant,
): Result<Instant, LifetimeFault> {
  const latest = after(now, limits.longestLifetimeSeconds * 1000);
  if (lifetime !== undefined) return inSeconds(lifetime, now, latest);
  if (expires === undefined) return ok(earlier(after(now, limits.lifetimeSeconds * 1000), latest));
  const at = parseDate(expires);
  if (at === undefined) return fail({ field: "Expires", reason: say("is-no-http-date") });
  return at <= now ? fail({ field: "Expires", reason: say("is-past") }) : ok(earlier(at, latest));
}

function inSeconds(text: string, now: Instant, latest: Instant): Result<Instant, LifetimeFault> {
  if (!/^[1-9]\d{0,9}$/.test(text.trim())) {
    return fail({ field: "X-Lifetime", reason: say("is-no-lifetime") });
  }
  return ok(earlier(after(now, Number(text) * 1000), latest));
}

const earlier = (one: Instant, other: Instant): Instant => instant(Math.min(one, other));
