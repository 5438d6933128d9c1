import type { Delivery } from "./conversation-view";
import type { MessageOutcome } from "./message-exchange";

/** What the end of a MESSAGE says of it (RFC 3428 §4, §7). */
export function deliveryOf(outcome: MessageOutcome): Delivery {
  switch (outcome.kind) {
    case "response":
      return byStatus(outcome.status);
    case "too-large":
      return outcome;
    case "timeout":
    case "unreachable":
    case "superseded":
      return { kind: "uncertain" };
    case "unauthorized":
      return { kind: "refused" };
  }
}

function byStatus(statusCode: number): Delivery {
  switch (statusCode) {
    case 202:
      return { kind: "relayed" };
    case 403:
    case 603:
      return { kind: "refused" };
    case 404:
    case 410:
    case 604:
      return { kind: "no-such-address" };
    case 408:
      return { kind: "uncertain" };
    case 413:
    case 513:
      return { kind: "too-large", excessOctets: undefined };
    case 415:
      return { kind: "unsupported" };
    case 480:
    case 486:
    case 600:
      return { kind: "not-there" };
  }
  return statusCode < 300 ? { kind: "delivered" } : { kind: "failed", statusCode };
}
