import { AdminApiError } from "@porchlight/admin-api";
import type { Say } from "~/words/say";
import { faultText } from "../../api/fault";

/** What to say beside the field when a code was not taken; undefined when something else went wrong. */
export function codeFault(error: unknown, say: Say): string | undefined {
  if (!(error instanceof AdminApiError)) return undefined;
  if (error.code === "wrong-code") {
    const { reason } = error.problem;
    return reason === undefined
      ? "This code is wrong or was used already. Wait for the next one and try again."
      : `The code ${reason}.`;
  }
  if (error.code !== "too-many-attempts") return undefined;
  const { title, detail } = faultText(error, say);
  return `${title}. ${detail}`;
}
