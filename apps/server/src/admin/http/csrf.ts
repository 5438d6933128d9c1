import { CSRF_HEADER } from "@porchlight/admin-api";
import type { Saying } from "@porchlight/kernel";
import type { FastifyRequest } from "fastify";
import type { Problem } from "../problem";
import { say } from "../sayings";

/**
 * Whether a write that rides on the session cookie came from a page of this origin: the custom header is there (a page
 * of another origin cannot set it without a preflight, which is never granted) and neither Sec-Fetch-Site nor Origin
 * names another site.
 */
export function crossSiteProblem(request: Pick<FastifyRequest, "headers" | "host">): Problem | undefined {
  const { headers } = request;
  if (headers[CSRF_HEADER] === undefined) return foreign(CSRF_HEADER, say("is-missing"));
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") {
    return foreign("Sec-Fetch-Site", say("names-another-site"));
  }
  const { origin } = headers;
  return origin === undefined || isSameHost(origin, request.host)
    ? undefined
    : foreign("Origin", say("is-another-origin"));
}

const foreign = (field: string, reason: Saying): Problem => ({ code: "cross-site-request", field, reason });

/** Host and port are compared; the scheme is not, since a proxy in front may have ended TLS. */
function isSameHost(origin: string, host: string): boolean {
  const from = parsed(origin);
  return from !== undefined && parsed(`${from.protocol}//${host}`)?.host === from.host;
}

function parsed(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
