import type { IncomingHttpHeaders } from "node:http";
import type { AgentOrder } from "@porchlight/engine";
import { ok, type Result } from "@porchlight/kernel";
import { type Problem, refuseInEnglish } from "../../admin/problem";

/** The lifetime a request asks for, in seconds; undefined when it names none. */
export function expiresOf({ expires }: IncomingHttpHeaders): Result<number | undefined, Problem> {
  if (expires === undefined) return ok(undefined);
  return /^\d{1,9}$/.test(expires)
    ? ok(Number(expires))
    : refuseInEnglish("invalid-input", "is not a whole number of seconds", "Expires");
}

/** How the source has to stand (RFC 9110 section 13.1). Tags are compared strongly: a weak one matches nothing. */
export function expectedOf(headers: IncomingHttpHeaders): Result<AgentOrder["expected"], Problem> {
  const { "if-match": match, "if-none-match": noneMatch } = headers;
  if (noneMatch !== undefined) {
    return noneMatch === "*" && match === undefined
      ? ok("absent")
      : refuseInEnglish("invalid-input", "can only be *, and without If-Match", "If-None-Match");
  }
  if (match === undefined) return ok(undefined);
  const tag = /^(?:W\/)?"([^"]*)"$/.exec(match)?.[1];
  if (tag === undefined)
    return refuseInEnglish("invalid-input", "is not one entity-tag in quotes", "If-Match");
  return ok({ entityTag: match.startsWith("W/") ? "" : tag });
}
