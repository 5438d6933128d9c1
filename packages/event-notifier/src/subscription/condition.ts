import { fail, ok, type Result } from "@porchlight/kernel";
import { type HeaderFields, parseSuppressIfMatch } from "@porchlight/sip-message";
import { type Rejection, rejection } from "../rejection";

/** The state a watcher says it has: an entity-tag, `*` for any, undefined when it says nothing (RFC 5839 section 5.2). */
export type Condition = string | undefined;

/** Suppress-If-Match of a SUBSCRIBE; 400 when it is malformed or more than one. */
export function readCondition(headers: HeaderFields): Result<Condition, Rejection> {
  const condition = parseSuppressIfMatch(headers);
  return condition.ok ? ok(condition.value) : fail(rejection(400, [], "Malformed Suppress-If-Match"));
}

/** Whether the watcher needs no body for the state of this tag. */
export const isMet = (condition: Condition, entityTag: string | undefined): boolean =>
  condition === "*" || (condition !== undefined && condition === entityTag);
