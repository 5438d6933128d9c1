import type { AgentOutcome } from "@porchlight/engine";
import type { Problem } from "../../admin/problem";

/** What the engine says no with. */
type Rejection = Extract<AgentOutcome, { readonly ok: false }>["error"];

/** How a refusal of the engine is told over HTTP (core.md section 8). */
export function problemOf(refusal: Rejection): Problem {
  switch (refusal.status) {
    case 400:
      return { code: "document-malformed", field: "body", reason: warningOf(refusal) ?? "cannot be read" };
    case 403:
      return warningOf(refusal) === undefined
        ? { code: "statement-forbidden" }
        : { code: "too-many-publications" };
    case 404:
      return { code: "source-not-found" };
    case 412:
      return { code: "source-changed" };
    case 413:
      return { code: "body-too-large", field: "body", reason: "is larger than a publication may be" };
    case 415:
      return { code: "unsupported-media-type", field: "Content-Type" };
    case 423:
      return { code: "invalid-input", field: "Expires", reason: `is less than ${minimum(refusal)} seconds` };
    case 503:
      return { code: "rate-exceeded", retryAfterSeconds: Number(fieldOf(refusal, "Retry-After") ?? 1) };
    default:
      return { code: "internal-error" };
  }
}

const fieldOf = ({ headers }: Rejection, name: string): string | undefined =>
  headers.find(([each]) => each === name)?.[1];

const minimum = (refusal: Rejection): string => fieldOf(refusal, "Min-Expires") ?? "60";

/** The sentence of a Warning. */
const warningOf = (refusal: Rejection): string | undefined =>
  /^\d{3} \S+ "(.*)"$/.exec(fieldOf(refusal, "Warning") ?? "")?.[1]?.replace(/\\(.)/g, "$1");
