import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { version } from "../../version";
import { type FeedPolicy, feedAddress, NOT_PUBLIC } from "./feed-address";
import { say } from "./sayings";
import { NotPublic, screenedLookup } from "./screened-lookup";

/** HTTP validators of what was fetched before. */
export interface Validators {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

export type FeedOutcome =
  | ({ readonly kind: "text"; readonly text: string } & Validators)
  | { readonly kind: "unchanged" }
  /** Gone for good (410). */
  | { readonly kind: "gone" }
  | { readonly kind: "failed"; readonly reason: Saying };

export interface FeedLimits extends FeedPolicy {
  /** Octets. */
  readonly longest: number;
  readonly timeoutMs: number;
}

const MOST_REDIRECTS = 5;

/** Fetches a feed. Each address on the way is screened. Never rejects. */
export async function fetchFeed(
  address: string,
  known: Validators,
  limits: FeedLimits,
  stop: AbortSignal,
): Promise<FeedOutcome> {
  const signal = AbortSignal.any([AbortSignal.timeout(limits.timeoutMs), stop]);
  let next = address;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const url = feedAddress(next, limits);
    if (!url.ok) return failed(url.error);
    const answer = await ask(url.value, known, limits, signal);
    if (!answer.ok) return failed(answer.error);
    const location = redirection(answer.value);
    if (location === undefined) return outcomeOf(answer.value, limits, signal);
    answer.value.destroy();
    if (!URL.canParse(location, url.value.href)) return failed(say("is-redirected-to-nothing"));
    next = new URL(location, url.value.href).href;
  }
  return failed(say("is-redirected-too-often"));
}

const failed = (reason: Saying): FeedOutcome => ({ kind: "failed", reason });

function ask(
  url: URL,
  { etag, lastModified }: Validators,
  limits: FeedLimits,
  signal: AbortSignal,
): Promise<Result<IncomingMessage, Saying>> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  const headers = {
    Accept: "text/calendar, */*;q=0.1",
    "Accept-Encoding": "identity",
    "User-Agent": `Porchlight/${version}`,
    ...(etag === undefined ? {} : { "If-None-Match": etag }),
    ...(lastModified === undefined ? {} : { "If-Modified-Since": lastModified }),
  };
  return new Promise((resolve) => {
    request(url, { agent: false, headers, lookup: screenedLookup(limits), signal })
      .once("response", (response) => resolve(ok(response)))
      .once("error", (error) => resolve(fail(reasonOf(error, signal))))
      .end();
  });
}

function redirection({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}

async function outcomeOf(
  response: IncomingMessage,
  limits: FeedLimits,
  signal: AbortSignal,
): Promise<FeedOutcome> {
  const { statusCode = 0, headers } = response;
  if (statusCode === 200) {
    const body = await octetsOf(response, limits.longest, signal);
    if (!body.ok) return failed(body.error);
    const text = new TextDecoder().decode(body.value);
    return { kind: "text", text, etag: headers.etag, lastModified: headers["last-modified"] };
  }
  response.destroy();
  if (statusCode === 304) return { kind: "unchanged" };
  return statusCode === 410
    ? { kind: "gone" }
    : failed(say("is-answered-with", { status: String(statusCode) }));
}

async function octetsOf(
  response: IncomingMessage,
  longest: number,
  signal: AbortSignal,
): Promise<Result<Buffer, Saying>> {
  const tooLong = fail(say("is-longer-in-octets", { count: longest }));
  const coding = response.headers["content-encoding"];
  if (coding !== undefined && coding !== "identity") return fail(say("comes-in-other-coding"));
  if (Number(response.headers["content-length"] ?? 0) > longest) {
    response.destroy();
    return tooLong;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response) {
      length += chunk.length;
      if (length > longest) return tooLong;
      chunks.push(chunk);
    }
  } catch (error) {
    return fail(reasonOf(error, signal));
  }
  return ok(Buffer.concat(chunks));
}

/** What went wrong on the way, in words: codes of the system are told, addresses are not. */
function reasonOf(error: unknown, signal: AbortSignal): Saying {
  if (signal.aborted) return say("takes-too-long-to-answer");
  if (error instanceof NotPublic) return NOT_PUBLIC;
  if (error instanceof Error && "code" in error)
    return say("cannot-be-reached", { code: String(error.code) });
  return say("cannot-be-fetched", { message: (error instanceof Error ? error.message : "").slice(0, 120) });
}
