import { type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import type { EngineContext } from "../context";

/** Whether a request may leave for another domain: 404 where there is nobody outside, 403 by the settings, 503 by the service level. */
export function permitOut(
  { config, peers }: Pick<EngineContext, "config" | "peers">,
  domain: string,
  traffic: "notify" | "request",
  now: Instant,
): Result<void, Rejection> {
  if (config.federation === undefined) return fail(rejection(404, [], "Domain Not Served"));
  const standing = peers.profileFor(domain);
  if (standing.kind === "refused") {
    peers.refused(domain, standing.reason, now);
    return fail(rejection(403, [], "Domain Not Connected"));
  }
  const admission = peers.admit(domain, "out", traffic, now);
  return admission.kind === "admitted" ? ok(undefined) : fail(busy(admission.retryAfterSeconds));
}

export const busy = (seconds: number): Rejection => rejection(503, [["Retry-After", String(seconds)]]);
