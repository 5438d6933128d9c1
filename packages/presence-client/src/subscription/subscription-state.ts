/** A parsed Subscription-State header (RFC 6665 §4.1.3, §8.4). */
export interface SubscriptionState {
  readonly state: "active" | "pending" | "terminated";
  readonly expiresSeconds: number | undefined;
  /** Lower case, as sent; undefined when absent. */
  readonly reason: string | undefined;
  readonly retryAfterMs: number | undefined;
}

/** Undefined when the header is absent or names none of the three states. */
export function parseSubscriptionState(value: string | undefined): SubscriptionState | undefined {
  const [name, ...parameters] = (value ?? "").slice(0, 1000).split(";");
  const state = name?.trim().toLowerCase();
  if (state !== "active" && state !== "pending" && state !== "terminated") return undefined;
  const parameterNamed = (wanted: string): string | undefined => {
    const found = parameters.find((parameter) => parameter.split("=")[0]?.trim().toLowerCase() === wanted);
    return found?.split("=")[1]?.trim();
  };
  const retryAfter = seconds(parameterNamed("retry-after"));
  return {
    state,
    expiresSeconds: seconds(parameterNamed("expires")),
    reason: parameterNamed("reason")?.toLowerCase() || undefined,
    retryAfterMs: retryAfter === undefined ? undefined : retryAfter * 1000,
  };
}

function seconds(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}
