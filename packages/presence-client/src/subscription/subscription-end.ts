/** How one life of a subscription ended. */
export type SubscriptionEnd =
  /** By a NOTIFY with `terminated`. */
  | {
      readonly kind: "terminated";
      readonly reason: string | undefined;
      readonly retryAfterMs: number | undefined;
    }
  /** By the answer to a SUBSCRIBE. */
  | { readonly kind: "refused"; readonly statusCode: number; readonly retryAfterMs: number | undefined }
  /** Timer N: no NOTIFY came (RFC 6665 §4.1.2.4). */
  | { readonly kind: "no-notify" }
  | { readonly kind: "expired" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "unauthorized" };

/** What a watcher does after an end. Without `afterMs` the try is immediate, or backs off when that has failed before. */
export type NextTry =
  | { readonly kind: "stop"; readonly reason: string }
  | { readonly kind: "retry"; readonly reason: string; readonly afterMs: number | undefined }
  | { readonly kind: "back-off"; readonly reason: string };

/** The action per reason of RFC 6665 §4.1.3, and per answer to SUBSCRIBE. */
export function nextTry(end: SubscriptionEnd): NextTry {
  switch (end.kind) {
    case "terminated":
      return afterTermination(end.reason ?? "unknown", end.retryAfterMs);
    case "refused":
      return afterRefusal(end.statusCode, end.retryAfterMs);
    case "expired":
      return { kind: "retry", reason: "timeout", afterMs: undefined };
    case "unauthorized":
      return { kind: "stop", reason: "wrong-credentials" };
    case "no-notify":
    case "unreachable":
      return { kind: "back-off", reason: end.kind };
  }
}

function afterTermination(reason: string, retryAfterMs: number | undefined): NextTry {
  switch (reason) {
    case "rejected":
    case "noresource":
    case "invariant":
      return { kind: "stop", reason };
    case "deactivated":
    case "timeout":
      // Retry-after means nothing with these.
      return { kind: "retry", reason, afterMs: undefined };
    case "probation":
      return retryAfterMs === undefined
        ? { kind: "back-off", reason }
        : { kind: "retry", reason, afterMs: retryAfterMs };
    default:
      return { kind: "retry", reason, afterMs: retryAfterMs };
  }
}

/** Answers that another try may change: timeouts, a dialog that is gone, a server in trouble. */
const passing = new Set([408, 480, 481, 486, 487, 491, 500, 502, 503, 504]);

function afterRefusal(statusCode: number, retryAfterMs: number | undefined): NextTry {
  if (statusCode === 403 || statusCode === 603) return { kind: "stop", reason: "rejected" };
  if (retryAfterMs !== undefined) return { kind: "retry", reason: "refused", afterMs: retryAfterMs };
  if (statusCode === 404 || statusCode === 410 || statusCode === 604)
    return { kind: "stop", reason: "noresource" };
  if (statusCode === 481) return { kind: "retry", reason: "timeout", afterMs: undefined };
  return passing.has(statusCode)
    ? { kind: "back-off", reason: "refused" }
    : { kind: "stop", reason: "refused" };
}

/** Answers to a refresh that end the subscription; any other failure leaves it until its expiry (RFC 6665 §4.1.2.2). */
export function endsSubscription(statusCode: number): boolean {
  return endingCodes.has(statusCode);
}

const endingCodes = new Set([404, 405, 410, 416, 480, 481, 482, 483, 484, 485, 489, 501, 604]);
