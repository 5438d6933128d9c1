/**
 * The codes of problems, without what is told of them (see `problemTypes`). A code is the last segment of the stable `type`
 * URI.
 */
export const problemCodes = [
  "invalid-input",
  "malformed-body",
  "wrong-credentials",
  "second-factor-needed",
  "wrong-code",
  "unauthenticated",
  "role-forbidden",
  "second-factor-required",
  "cross-site-request",
  "not-found",
  "user-not-found",
  "presentity-not-found",
  "subscription-not-found",
  "connection-not-found",
  "audit-entry-not-found",
  "ban-not-found",
  "trace-not-found",
  "trace-message-not-found",
  "not-revertible",
  "changed-since",
  "too-many-bans",
  "too-many-traces",
  "peer-not-found",
  "session-not-found",
  "operator-not-found",
  "second-factor-not-found",
  "operator-exists",
  "last-owner",
  "setup-link-spent",
  "second-factor-exists",
  "token-not-found",
  "document-not-found",
  "document-version-not-found",
  "quota-not-found",
  "user-exists",
  "document-forbidden",
  "document-rejected",
  "document-changed",
  "document-too-large",
  "content-not-found",
  "content-expired",
  "content-forbidden",
  "content-changed",
  "content-too-large",
  "content-type-refused",
  "range-not-satisfiable",
  "content-unreadable",
  "content-quota-exceeded",
  "method-not-allowed",
  "server-busy",
  "foreign-domain",
  "import-rejected",
  "body-too-large",
  "unsupported-media-type",
  "too-many-attempts",
  "too-many-writers",
  "too-many-live-clients",
  "document-malformed",
  "out-of-reach",
  "statement-forbidden",
  "too-many-publications",
  "source-not-found",
  "source-changed",
  "calendar-not-found",
  "calendar-rejected",
  "calendar-too-large",
  "rate-exceeded",
  "origin-forbidden",
  "presence-not-found",
  "url-too-long",
  "too-many-watches",
  "internal-error",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

const TYPE_PREFIX = "/problems/";

/** The stable `type` URI of a problem, a reference relative to the server's origin. */
export const problemTypeUri = (code: ProblemCode): string => `${TYPE_PREFIX}${code}`;

/** The code in a `type` URI; undefined when it is none of ours. */
export function problemCodeOf(type: string): ProblemCode | undefined {
  const code = type.slice(type.lastIndexOf("/") + 1);
  return problemCodes.find((known) => known === code);
}
