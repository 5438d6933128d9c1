import { AdminApiError } from "@porchlight/admin-api/client";
import type { Say } from "~/words/say";
import { saidText } from "./said-text";
import { withStop } from "./sentence";

const GATEWAY_STATUSES = [502, 503, 504];

/** The server is away or starts again: trying later may help. */
export const isTransient = (error: unknown): boolean =>
  !(error instanceof AdminApiError) ||
  (error.code === undefined && GATEWAY_STATUSES.includes(error.status)) ||
  error.code === "too-many-live-clients";

export const isForbidden = (error: unknown): boolean =>
  error instanceof AdminApiError && error.status === 403;

export const isSignedOut = (error: unknown): boolean =>
  error instanceof AdminApiError && error.code === "unauthenticated";

export const isGone = (error: unknown): boolean => error instanceof AdminApiError && error.status === 404;

/** What happened, and why or what to do. */
export interface FaultText {
  readonly title: string;
  readonly detail: string;
}

/** An error in the words of the page. */
export function faultText(error: unknown, say: Say): FaultText {
  if (isTransient(error)) {
    return {
      title: say("faults.away"),
      detail: say("faults.awayDetail"),
    };
  }
  if (!(error instanceof AdminApiError)) return { title: say("faults.failed"), detail: String(error) };
  const { problem, code, retryAfterSeconds } = error;
  const occurrence = [problem.field, reasonText(error, say)].filter(Boolean).join(" ") || problem.detail;
  const remedy = code === undefined ? undefined : say(`problems.${code}.remedy`);
  const wait =
    retryAfterSeconds === undefined ? undefined : say("faults.wait", { seconds: retryAfterSeconds });
  return {
    title: titleOf(error, say),
    detail: [occurrence && withStop(occurrence), wait ?? remedy].filter(Boolean).join(" "),
  };
}

/** Why, where the server says it. */
export const reasonText = ({ problem: { reason, said } }: AdminApiError, say: Say): string | undefined =>
  reason && saidText(said, reason, say);

/** What happened; in the words of the server when it is a problem of a kind that the console does not know. */
export function titleOf({ problem, code, status }: AdminApiError, say: Say): string {
  if (code !== undefined) return say(`problems.${code}.title`);
  return problem.type === NO_PROBLEM_OF_OURS ? say("faults.unexpected", { status }) : problem.title;
}

/** RFC 9457, 4.2.1: the status is all that is known. */
const NO_PROBLEM_OF_OURS = "about:blank";
