import type { ConflictReport, XdmFailure } from "@porchlight/presence-client";
import type { BookFailure } from "./contact-book";

/** What a failure of the document means for the book. */
export function bookFailure(failure: XdmFailure | BookFailure): BookFailure {
  switch (failure.kind) {
    case "unreachable":
    case "unavailable":
    case "unreadable-answer":
      return { kind: "offline" };
    case "precondition-failed":
      return { kind: "contended" };
    case "too-large":
      return { kind: "full" };
    case "conflict":
      return ofConflict(failure.report);
    case "unauthorized":
    case "forbidden":
    case "not-found":
    case "refused":
    case "invalid":
      return { kind: "disallowed", phrase: undefined };
    default:
      return failure;
  }
}

/** A server tells a bound of its own by the extension of OMA. */
function ofConflict(report: ConflictReport): BookFailure {
  if (report.kind === "local-constraint-failure") return { kind: "full" };
  return { kind: "disallowed", phrase: report.kind === "unspecified" ? undefined : report.phrase };
}
