import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import type { HttpAnswer } from "./http-answer";

const METHODS = "GET, HEAD, PUT, POST, DELETE, OPTIONS";
const REQUEST_FIELDS =
  "Authorization, Content-Type, Content-Encoding, Expires, If-Match, If-None-Match, If-Range, Range, X-3GPP-Intended-Identity, X-Lifetime, X-Porchlight-CSRF";
const ANSWER_FIELDS =
  "Accept-Ranges, Allow, Content-Range, ETag, Expires, Location, Retry-After, WWW-Authenticate, X-Lifetime";
const preflightSeconds = 600;

/** Lets pages of the configured origins use XCAP, with credentials that they carry themselves. */
export class CrossOrigin {
  readonly #allowed: ReadonlySet<string>;

  constructor(origins: readonly string[]) {
    this.#allowed = new Set(origins.map((origin) => origin.toLowerCase()));
  }

  /** Fields of every answer to this request. */
  fields({ headers: { origin } }: IncomingMessage): OutgoingHttpHeaders {
    if (this.#allowed.size === 0 || origin === undefined || !this.#allowed.has(origin.toLowerCase()))
      return {};
    return { "Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": ANSWER_FIELDS };
  }

  /** Fields that name what the answer depends on. */
  get vary(): string {
    return this.#allowed.size === 0 ? "Accept-Encoding" : "Accept-Encoding, Origin";
  }
}

/** The answer to the question of a browser whether a request would be allowed; undefined when it is no such question. */
export function preflightAnswer(request: IncomingMessage, cors: OutgoingHttpHeaders): HttpAnswer | undefined {
  if (request.method !== "OPTIONS" || request.headers["access-control-request-method"] === undefined) {
    return undefined;
  }
  const isAllowed = cors["Access-Control-Allow-Origin"] !== undefined;
  return {
    status: 204,
    headers: isAllowed
      ? {
          "Access-Control-Allow-Methods": METHODS,
          "Access-Control-Allow-Headers": REQUEST_FIELDS,
          "Access-Control-Max-Age": preflightSeconds,
        }
      : {},
  };
}
