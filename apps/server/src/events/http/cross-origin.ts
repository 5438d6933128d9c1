import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { type HttpAnswer, sentence } from "../../xcap/http/http-answer";

const ANSWER_FIELDS = "ETag, Retry-After";
const REQUEST_FIELDS = "Authorization, If-None-Match, Last-Event-ID";
const preflightSeconds = 600;

/** Any page may read a refusal: it tells no more than what is wrong with the request. */
export const FOR_ANY_PAGE: OutgoingHttpHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": ANSWER_FIELDS,
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/** Presence is for pages of the origins of the token alone. */
export const forPagesOf = (origin: string | undefined): OutgoingHttpHeaders => ({
  ...(origin === undefined ? {} : { ...FOR_ANY_PAGE, "Access-Control-Allow-Origin": origin }),
  Vary: "Authorization, Origin",
});

/**
 * The answer to the question of a browser whether a request would be allowed, which comes without the token: the request itself
 * is judged by it. Undefined when it is no such question.
 */
export function preflightAnswer({ method, headers }: IncomingMessage): HttpAnswer | undefined {
  if (method !== "OPTIONS" || headers["access-control-request-method"] === undefined) return undefined;
  return {
    ...sentence(204, ""),
    headers: {
      "Access-Control-Allow-Methods": "GET, HEAD",
      "Access-Control-Allow-Headers": REQUEST_FIELDS,
      "Access-Control-Max-Age": preflightSeconds,
    },
  };
}
