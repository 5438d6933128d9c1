import type { HttpAnswer, HttpOutcome } from "../http/http-exchange";
import { retryAfterMs } from "../sip/header-numbers";

/** Why an object was not stored, read or deleted. */
export type ContentFailure =
  | { readonly kind: "unreachable" }
  | { readonly kind: "unauthorized" }
  /** It is not yours to write, or you are not shown what refers to it. */
  | { readonly kind: "forbidden" }
  | { readonly kind: "not-found" }
  /** It is past its lifetime. */
  | { readonly kind: "expired" }
  /** More than the server keeps, in one object or of this user. */
  | { readonly kind: "too-large" }
  /** The server does not keep objects of this type, or it is not what it says it is. */
  | { readonly kind: "unsupported-type" }
  | { readonly kind: "unavailable"; readonly status: number; readonly retryAfterMs: number | undefined }
  | { readonly kind: "refused"; readonly status: number }
  | { readonly kind: "unreadable-answer" }
  /** What was fetched is not what was announced (RFC 4483 §5.9, §7): it must not be used. */
  | { readonly kind: "mismatch"; readonly of: "size" | "hash" }
  /** Not fetched: no time of expiration in the reference, or a place where nothing is fetched from. */
  | { readonly kind: "not-fetched"; readonly reason: "no-expiration" | "place" };

/** What an outcome that brings nothing means. */
export function contentFailure(outcome: HttpOutcome): ContentFailure {
  switch (outcome.kind) {
    case "unreachable":
    case "unauthorized":
      return { kind: outcome.kind };
    case "unreadable":
      return { kind: "too-large" };
    case "answer":
      return failureOfStatus(outcome);
  }
}

function failureOfStatus({ status, header }: HttpAnswer): ContentFailure {
  switch (status) {
    case 403:
      return { kind: "forbidden" };
    case 404:
      return { kind: "not-found" };
    case 410:
      return { kind: "expired" };
    case 413:
    case 507:
      return { kind: "too-large" };
    case 415:
    case 422:
      return { kind: "unsupported-type" };
    default:
      if (status !== 408 && status !== 429 && status < 500) return { kind: "refused", status };
      return { kind: "unavailable", status, retryAfterMs: retryAfterMs(header("retry-after")) };
  }
}
