import { AdminApiError } from "@porchlight/admin-api/client";
import type { Say } from "~/words/say";
import { faultText } from "../../api/fault";
import { reasonText } from "../../api/reason-text";

/** What to say beside the field when a code was not taken; undefined when something else went wrong. */
export function codeFault(error: unknown, say: Say): string | undefined {
  if (!(error instanceof AdminApiError)) return undefined;
  if (error.code === "wrong-code") {
    const { reason } = error.problem;
    return reason === undefined
      ? say("secondFactor.thisCodeIsWrongOrWas")
      : say("secondFactor.theCodeReason", { reason: reasonText(reason, say) });
  }
  if (error.code !== "too-many-attempts") return undefined;
  const { title, detail } = faultText(error, say);
  return `${title}. ${detail}`;
}
