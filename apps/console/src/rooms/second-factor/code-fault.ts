import { AdminApiError } from "@porchlight/admin-api/client";
import type { Say } from "~/words/say";
import { faultText, reasonText } from "../../api/fault";

/** What to say beside the field when a code was not taken; undefined when something else went wrong. */
export function codeFault(error: unknown, say: Say): string | undefined {
  if (!(error instanceof AdminApiError)) return undefined;
  if (error.code === "wrong-code") {
    const reason = reasonText(error, say);
    return reason === undefined
      ? say("secondFactor.thisCodeIsWrongOrWas")
      : say("secondFactor.theCodeReason", { reason });
  }
  if (error.code !== "too-many-attempts") return undefined;
  const { title, detail } = faultText(error, say);
  return `${title}. ${detail}`;
}
