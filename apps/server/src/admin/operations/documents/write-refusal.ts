import { assertNever } from "@porchlight/kernel";
import type { XcapConflict, XcapResponse } from "@porchlight/xdm";
import type { Problem } from "../../problem";

/** What an operator is told when XCAP says no to a write. */
export function writeRefusal({ status, conflict, etag }: XcapResponse): Problem {
  switch (status) {
    case 404:
      return { code: "document-not-found", field: "selector", reason: "there is none, or its user is gone" };
    case 409:
      return { code: "document-rejected", field: "text", reason: conflictReason(conflict) };
    case 412:
      return { code: "document-changed", field: "ifMatch", reason: stateReason(etag) };
    case 413:
      return { code: "document-too-large", field: "text", reason: "passes a bound of the settings" };
    case 405:
      return { code: "document-forbidden", field: "selector", reason: "is made by the server itself" };
    case 403:
      return { code: "document-forbidden", field: "text", reason: "is not what this usage lets stand here" };
    default:
      throw new Error(`a write of a document was answered ${status}`);
  }
}

const stateReason = (etag: string | undefined): string =>
  etag === undefined ? "there is no document now" : `its entity-tag is ${etag} now`;

function conflictReason(conflict: XcapConflict | undefined): string {
  if (conflict === undefined) return "is not accepted";
  const because = conflict.phrase === undefined ? "" : `: ${conflict.phrase}`;
  switch (conflict.kind) {
    case "not-well-formed":
    case "not-xml-frag":
    case "not-xml-att-value":
      return `is not well-formed XML${because}`;
    case "not-utf-8":
      return `is not UTF-8${because}`;
    case "schema-validation-error":
      return `does not follow its schema${because}`;
    case "constraint-failure":
      return `breaks a rule of its usage${because}`;
    case "local-constraint-failure":
      return `passes a bound of this server${because}`;
    case "uniqueness-failure":
      return `has what must be unique twice: ${conflict.exists.map(({ field }) => field).join(", ")}`;
    case "no-parent":
      return "has no place: there is no such folder";
    case "cannot-insert":
    case "cannot-delete":
      return `cannot be put there${because}`;
    default:
      return assertNever(conflict);
  }
}
