import { fail, ok, type Result } from "@porchlight/kernel";
import { endOfToken } from "../text/characters";
import { parseDeltaSeconds } from "./expires";
import { Parameters, parseParameters, printParameters } from "./parameters";

/** RFC 6665 section 8.2.3. */
export interface SubscriptionState {
  /** `active`, `pending`, `terminated` or an extension, lower case. */
  readonly state: string;
  /** Seconds. */
  readonly expires: number | undefined;
  /** Why it ended, lower case: `timeout`, `noresource`, `rejected` and others. */
  readonly reason: string | undefined;
  /** Seconds. */
  readonly retryAfter: number | undefined;
  /** All other parameters. */
  readonly params: Parameters;
}

export function parseSubscriptionState(text: string): Result<SubscriptionState, string> {
  const end = endOfToken(text, 0);
  if (end === 0) return fail("Subscription-State without a state");
  const params = parseParameters(text, end);
  if (!params.ok) return fail(`Subscription-State: ${params.error.text}`);
  return ok({
    state: text.slice(0, end).toLowerCase(),
    expires: secondsIn(params.value, "expires"),
    reason: params.value.get("reason")?.toLowerCase(),
    retryAfter: secondsIn(params.value, "retry-after"),
    params: params.value.without("expires", "reason", "retry-after"),
  });
}

/** What a NOTIFY says of its subscription. */
export interface SubscriptionStateParts {
  readonly state: string;
  readonly reason?: string | undefined;
  readonly expires?: number | undefined;
  readonly retryAfter?: number | undefined;
  readonly params?: Parameters;
}

/** The state with the parameters given, as in `terminated;reason=timeout`. */
export function printSubscriptionState(parts: SubscriptionStateParts): string {
  let text = parts.state;
  if (parts.reason !== undefined) text += `;reason=${parts.reason}`;
  if (parts.expires !== undefined) text += `;expires=${parts.expires}`;
  if (parts.retryAfter !== undefined) text += `;retry-after=${parts.retryAfter}`;
  return text + printParameters(parts.params ?? Parameters.empty);
}

function secondsIn(params: Parameters, name: string): number | undefined {
  const written = params.get(name);
  return written === undefined ? undefined : parseDeltaSeconds(written);
}
