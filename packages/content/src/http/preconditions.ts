import type { Instant } from "@porchlight/kernel";
import { parseDate } from "@porchlight/sip-message";
import { matchesStrongly, matchesWeakly, parseTagCondition } from "./entity-tags";

/** Conditions of a request as sent. */
export interface Conditions {
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
  readonly ifModifiedSince?: string | undefined;
  readonly ifUnmodifiedSince?: string | undefined;
}

/** What a condition is held against: the present representation, or that there is none. */
export interface Validators {
  readonly etag: string | undefined;
  readonly modifiedAt: Instant | undefined;
}

export type Precondition = "met" | "failed" | "not-modified" | "malformed";

/** RFC 9110 section 13.2.2, in its order. A date that cannot be read counts as absent. */
export function evaluateConditions(
  conditions: Conditions,
  validators: Validators,
  isRead: boolean,
): Precondition {
  const matching = mustMatch(conditions, validators);
  return matching === "met" ? mustNotMatch(conditions, validators, isRead) : matching;
}

function mustMatch(
  { ifMatch, ifUnmodifiedSince }: Conditions,
  { etag, modifiedAt }: Validators,
): Precondition {
  if (ifMatch !== undefined) {
    const tags = parseTagCondition(ifMatch);
    if (tags === undefined) return "malformed";
    return matchesStrongly(tags, etag) ? "met" : "failed";
  }
  const since = ifUnmodifiedSince === undefined ? undefined : parseDate(ifUnmodifiedSince);
  return since === undefined || (modifiedAt !== undefined && inSeconds(modifiedAt) <= since)
    ? "met"
    : "failed";
}

function mustNotMatch(
  { ifNoneMatch, ifModifiedSince }: Conditions,
  { etag, modifiedAt }: Validators,
  isRead: boolean,
): Precondition {
  if (ifNoneMatch !== undefined) {
    const tags = parseTagCondition(ifNoneMatch);
    if (tags === undefined) return "malformed";
    if (!matchesWeakly(tags, etag)) return "met";
    return isRead ? "not-modified" : "failed";
  }
  const since = ifModifiedSince === undefined ? undefined : parseDate(ifModifiedSince);
  if (!isRead || since === undefined || modifiedAt === undefined) return "met";
  return inSeconds(modifiedAt) <= since ? "not-modified" : "met";
}

/** HTTP dates have whole seconds. */
const inSeconds = (at: Instant): number => Math.floor(at / 1000) * 1000;
