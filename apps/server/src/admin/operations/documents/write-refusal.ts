import { assertNever, type Saying } from "@porchlight/kernel";
import type { XcapConflict, XcapResponse } from "@porchlight/xdm";
import type { Problem } from "../../problem";
import { say } from "../../sayings";

/** What an operator is told when XCAP says no to a write. */
export function writeRefusal({ status, conflict, etag }: XcapResponse): Problem {
  switch (status) {
    case 404:
      return { code: "document-not-found", field: "selector", reason: say("there-is-none") };
    case 409:
      return { code: "document-rejected", field: "text", reason: conflictReason(conflict) };
    case 412:
      return { code: "document-changed", field: "ifMatch", reason: stateReason(etag) };
    case 413:
      return { code: "document-too-large", field: "text", reason: say("passes-a-bound") };
    case 405:
      return { code: "document-forbidden", field: "selector", reason: say("is-made-by-server") };
    case 403:
      return { code: "document-forbidden", field: "text", reason: say("is-not-allowed-here") };
    default:
      throw new Error(`a write of a document was answered ${status}`);
  }
}

/** Why XCAP says no to a write. */
export function refusalReason(response: XcapResponse): Saying {
  const { reason } = writeRefusal(response);
  return typeof reason === "object" ? reason : say("is-not-accepted");
}

const stateReason = (etag: string | undefined): Saying =>
  etag === undefined ? say("is-gone-now") : say("has-other-tag", { tag: etag });

function conflictReason(conflict: XcapConflict | undefined): Saying {
  if (conflict === undefined) return say("is-not-accepted");
  switch (conflict.kind) {
    case "not-well-formed":
    case "not-xml-frag":
    case "not-xml-att-value":
      return because("is-not-xml", conflict.phrase);
    case "not-utf-8":
      return because("is-not-utf-8", conflict.phrase);
    case "schema-validation-error":
      return because("is-off-schema", conflict.phrase);
    case "constraint-failure":
      return because("breaks-usage", conflict.phrase);
    case "local-constraint-failure":
      return say("passes-server-bound-because", { because: conflict.phrase });
    case "uniqueness-failure":
      return say("has-unique-twice", { fields: conflict.exists.map(({ field }) => field).join(", ") });
    case "no-parent":
      return say("has-no-folder");
    case "cannot-insert":
    case "cannot-delete":
      return because("cannot-be-put", conflict.phrase);
    default:
      return assertNever(conflict);
  }
}

type Broken = "is-not-xml" | "is-not-utf-8" | "is-off-schema" | "breaks-usage" | "cannot-be-put";

const because = (what: Broken, phrase: Saying | undefined): Saying =>
  phrase === undefined ? say(what) : say(`${what}-because`, { because: phrase });
