import type { OutgoingHttpHeaders } from "node:http";
import { type ProblemCode, problemTypes } from "@porchlight/admin-api";
import type { Saying } from "@porchlight/kernel";
import { problemDetails } from "../../admin/http/problem-reply";
import type { Problem } from "../../admin/problem";
import type { CallerVerdict } from "../../xcap/auth/verdict";
import type { HttpAnswer } from "../../xcap/http/http-answer";
import type { BodyFault } from "../../xcap/http/read-body";

/** A refusal before it has the name of its request. */
export interface ContentProblem extends Problem {
  readonly headers?: OutgoingHttpHeaders;
}

export const problem = (code: ProblemCode, reason?: Saying | string, field?: string): ContentProblem => ({
  code,
  ...(reason === undefined ? {} : { reason }),
  ...(field === undefined ? {} : { field }),
});

/** An answer with problem+json (RFC 9457). `instance` names the request. */
export function problemAnswer({ headers = {}, ...refusal }: ContentProblem, instance: string): HttpAnswer {
  return {
    status: problemTypes[refusal.code].status,
    headers: { ...headers, "Cache-Control": "no-store" },
    contentType: "application/problem+json; charset=utf-8",
    body: JSON.stringify(problemDetails(refusal, instance)),
  };
}

/** Somebody is not let through. */
export function refusalProblem(verdict: Exclude<CallerVerdict, { kind: "known" }>): ContentProblem {
  switch (verdict.kind) {
    case "challenge":
      return { code: "unauthenticated", headers: { "WWW-Authenticate": [...verdict.challenges] } };
    case "malformed":
      return problem("invalid-input", "cannot be read, or is for another request", "Authorization");
    case "forbidden":
      return problem("content-forbidden", verdict.reason);
  }
}

export function bodyProblem(fault: BodyFault): ContentProblem {
  switch (fault) {
    case "too-large":
      return problem("content-too-large");
    case "unknown-coding":
      return { ...problem("content-type-refused"), headers: { "Accept-Encoding": "gzip" } };
    case "malformed":
    case "aborted":
      return problem("invalid-input", "is not what Content-Encoding says, or is not whole", "body");
  }
}
