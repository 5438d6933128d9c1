import { deltaSeconds, retryAfterMs } from "../sip/header-numbers";
import type { SipOutcome, SipResponse } from "../sip/request-sender";

/** The server has it. */
export interface Acceptance {
  readonly kind: "accepted";
  readonly entityTag: string | undefined;
  readonly expiresSeconds: number;
  /** The publication is bound to the connection, and outlives it so long; undefined when it is bound to nothing. */
  readonly graceSeconds: number | undefined;
}

/** What the end of a PUBLISH means for the source. */
export type PublicationAnswer =
  | Acceptance
  /** The tag is not known any more. */
  | { readonly kind: "unknown-tag" }
  | { readonly kind: "too-brief"; readonly leastSeconds: number }
  /** Not now. Without a time, back off. */
  | { readonly kind: "later"; readonly afterMs: number | undefined }
  | { readonly kind: "refused"; readonly statusCode: number; readonly reason: string }
  | { readonly kind: "unauthorized" }
  | { readonly kind: "unreachable" };

/** Reads the end of a PUBLISH that asked for `askedSeconds` (RFC 3903 §4, §5). */
export function publicationAnswer(outcome: SipOutcome, askedSeconds: number): PublicationAnswer {
  if (outcome.kind === "timeout") return { kind: "later", afterMs: undefined };
  if (outcome.kind !== "response") return outcome;
  if (outcome.status < 300) return accepted(outcome, askedSeconds);
  if (outcome.status === 412) return { kind: "unknown-tag" };
  const least = deltaSeconds(outcome.header("min-expires"));
  if (outcome.status === 423 && least !== undefined && least > askedSeconds) {
    return { kind: "too-brief", leastSeconds: least };
  }
  const afterMs = retryAfterMs(outcome.header("retry-after"));
  if (outcome.status >= 500 && outcome.status < 600) return { kind: "later", afterMs };
  if (afterMs !== undefined) return { kind: "later", afterMs };
  return { kind: "refused", statusCode: outcome.status, reason: outcome.reason };
}

function accepted(response: SipResponse, askedSeconds: number): Acceptance {
  return {
    kind: "accepted",
    entityTag: response.header("sip-etag"),
    expiresSeconds: deltaSeconds(response.header("expires")) ?? askedSeconds,
    graceSeconds: graceOf(response.header("publication-binding")),
  };
}

/** The grace in `flow;grace=30`; undefined where nothing is said of a binding to the flow. */
function graceOf(binding: string | undefined): number | undefined {
  const [value, ...parameters] = (binding ?? "").slice(0, 200).split(";");
  if (value?.trim().toLowerCase() !== "flow") return undefined;
  const grace = parameters.find((parameter) => /^\s*grace\s*=/i.test(parameter));
  return deltaSeconds(grace?.split("=")[1]);
}
