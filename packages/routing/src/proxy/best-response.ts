import type { HeaderFields, SipResponse } from "@porchlight/sip-message";
import type { FieldChanges, FieldToWrite } from "./message-text";

/** How one branch ended: by a response, or for want of one with the status that stands for it. */
export interface BranchOutcome {
  readonly status: number;
  readonly response: SipResponse | undefined;
}

/** Those that tell the client how to do better come first in their class (RFC 3261 section 16.7 step 6). */
const helpful: ReadonlySet<number> = new Set([401, 407, 415, 420, 484]);

/** The response to send upstream: a 6xx, else one of the lowest class (RFC 3261 section 16.7 step 6). */
export function bestOutcome(outcomes: readonly BranchOutcome[]): BranchOutcome | undefined {
  let best: BranchOutcome | undefined;
  for (const outcome of outcomes) if (best === undefined || rank(outcome) < rank(best)) best = outcome;
  return best;
}

/** Lower is better; of equals the first that came is chosen. */
function rank({ status, response }: BranchOutcome): number {
  if (status >= 600) return 0;
  const ofClass = Math.floor(status / 100) * 10;
  if (helpful.has(status)) return ofClass;
  // A response that somebody sent tells more than one that stands for silence; 503 says the least of its class.
  if (status === 503) return ofClass + 3;
  return response === undefined ? ofClass + 2 : ofClass + 1;
}

/** What upstream sees for a status that must not pass: 503 is about us (section 16.7 step 6), 430 is for edges (RFC 5626). */
export function passableStatus(status: number): number {
  if (status === 503) return 500;
  return status === 430 ? 480 : status;
}

/**
 * Challenges of the other branches, to go with those of the best (RFC 3261 section 16.7 step 7).
 * @param without takes the place of fields that must not pass
 */
export function otherChallenges(
  best: BranchOutcome,
  outcomes: readonly BranchOutcome[],
  without: (headers: HeaderFields) => FieldChanges = () => new Map(),
): readonly FieldToWrite[] {
  if (best.status !== 401 && best.status !== 407) return [];
  return outcomes
    .filter((outcome) => outcome !== best && (outcome.status === 401 || outcome.status === 407))
    .flatMap(({ response }) => (response === undefined ? [] : challengesIn(response, without)));
}

function challengesIn(
  { headers }: SipResponse,
  without: (headers: HeaderFields) => FieldChanges,
): FieldToWrite[] {
  const changes = without(headers);
  const rows = (name: "www-authenticate" | "proxy-authenticate") => changes.get(name) ?? headers.raw(name);
  return [
    ...rows("www-authenticate").map((value): FieldToWrite => ["WWW-Authenticate", value]),
    ...rows("proxy-authenticate").map((value): FieldToWrite => ["Proxy-Authenticate", value]),
  ];
}
