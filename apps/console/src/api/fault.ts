import { AdminApiError, problemTypes } from "@porchlight/admin-api";

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
export function faultText(error: unknown): FaultText {
  if (isTransient(error)) {
    return {
      title: "The server cannot be reached",
      detail: "It may be starting again, or the network is down. Nothing was changed.",
    };
  }
  if (!(error instanceof AdminApiError)) return { title: "This failed", detail: String(error) };
  const { problem, code, retryAfterSeconds } = error;
  const occurrence = [problem.field, problem.reason].filter(Boolean).join(" ") || problem.detail;
  const remedy = code === undefined ? undefined : problemTypes[code].remedy;
  const wait = retryAfterSeconds === undefined ? undefined : `Wait ${retryAfterSeconds} s.`;
  return {
    title: problem.title,
    detail: [occurrence && sentence(occurrence), wait ?? remedy].filter(Boolean).join(" "),
  };
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
