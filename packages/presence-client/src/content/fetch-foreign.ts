import type { ExchangeLimits, HttpOutcome } from "../http/http-exchange";
import { readBody } from "../http/read-body";

/** Fetches from a server that is not the user's own: no credentials, and nowhere else than asked. */
export async function fetchForeign(url: string, limits: ExchangeLimits): Promise<HttpOutcome> {
  try {
    const response = await fetch(url, {
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(limits.waitMs),
    });
    const octets = await readBody(response, limits.longestAnswer);
    if (octets === undefined) return { kind: "unreadable" };
    const header = (name: string): string | undefined => response.headers.get(name) ?? undefined;
    return { kind: "answer", status: response.status, header, octets };
  } catch {
    return { kind: "unreachable" };
  }
}
