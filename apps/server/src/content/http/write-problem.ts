import type { WriteRefusal } from "@porchlight/content";
import type { UploadRefusal } from "../content-desk";
import { say } from "../sayings";
import { type ContentProblem, problem } from "./problem-answer";

/** Why what is there does not let a write be. */
export function writeProblem(why: WriteRefusal): ContentProblem {
  switch (why) {
    case "no-owner":
      return problem("user-not-found");
    case "forbidden":
      return problem("content-forbidden");
    case "malformed-condition":
      return problem("invalid-input", say("no-entity-tags"), "If-Match");
    case "condition-failed":
      return problem("content-changed");
    case "quota-exceeded":
      return problem("content-quota-exceeded", say("octets-of-user-spent"));
    case "too-many-objects":
      return problem("content-quota-exceeded", say("objects-of-user-spent"));
    case "not-found":
      return problem("content-not-found");
    case "expired":
      return problem("content-expired");
  }
}

/** Why an upload is not taken, whatever is there. */
export function uploadProblem(refusal: UploadRefusal): ContentProblem {
  switch (refusal.kind) {
    case "too-large":
      return problem("content-too-large");
    case "lifetime":
      return problem("invalid-input", refusal.fault.reason, refusal.fault.field);
    case "media": {
      const { kind, reason } = refusal.refusal;
      return problem(kind === "unreadable" ? "content-unreadable" : "content-type-refused", reason);
    }
  }
}
