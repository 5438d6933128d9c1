import { retryAfterMs } from "../sip/header-numbers";
import { type ConflictReport, readConflictReport } from "./conflict-report";
import type { XcapAnswer, XcapOutcome } from "./http/xcap-exchange";

/** Why something was not done. Nothing has changed on the server, but for `unreachable`, which leaves that open. */
export type XdmFailure =
  | { readonly kind: "unreachable" }
  | { readonly kind: "unauthorized" }
  /** It is not yours to read or to write. */
  | { readonly kind: "forbidden" }
  /** No such document, node, user or application usage; of a PUT, also no such extension of the server. */
  | { readonly kind: "not-found" }
  /** Somebody else was faster: the document is at another version than the condition says. */
  | { readonly kind: "precondition-failed" }
  /** The document would not be right. The same request will be refused again. */
  | { readonly kind: "conflict"; readonly report: ConflictReport }
  /** More than the server keeps, in this document or of this user. */
  | { readonly kind: "too-large" }
  /** The server is in trouble; it may name a time. */
  | { readonly kind: "unavailable"; readonly status: number; readonly retryAfterMs: number | undefined }
  | { readonly kind: "refused"; readonly status: number }
  /** Not sent, because the server would have to refuse it; `reason` is one sentence. */
  | { readonly kind: "invalid"; readonly reason: string }
  /** What the server answered cannot be used. */
  | { readonly kind: "unreadable-answer" };

/** What an outcome that brings nothing means. */
export function failureOf(outcome: XcapOutcome): XdmFailure {
  switch (outcome.kind) {
    case "unreachable":
    case "unauthorized":
      return { kind: outcome.kind };
    case "unreadable":
      return { kind: "unreadable-answer" };
    case "answer":
      return failureOfStatus(outcome);
  }
}

function failureOfStatus({ status, header, body }: XcapAnswer): XdmFailure {
  switch (status) {
    case 403:
      return { kind: "forbidden" };
    case 404:
    case 410:
      return { kind: "not-found" };
    case 409:
      return { kind: "conflict", report: readConflictReport(header("content-type"), body) };
    case 412:
      return { kind: "precondition-failed" };
    case 413:
    case 507:
      return { kind: "too-large" };
    default:
      if (status !== 408 && status !== 429 && status < 500) return { kind: "refused", status };
      return { kind: "unavailable", status, retryAfterMs: retryAfterMs(header("retry-after")) };
  }
}
