import { ChallengeRounds } from "../digest/challenge-rounds";
import type { DigestSession } from "../digest/digest-session";
import { splitChallenges } from "../digest/split-challenges";
import { Alarm } from "../support/alarm";
import { Gate } from "../support/gate";
import { readBody } from "./read-body";

export interface HttpRequest {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

/** How a request ended. */
export type HttpOutcome =
  | HttpAnswer
  /** No answer in time, or no connection. */
  | { readonly kind: "unreachable" }
  /** The password is refused, or no challenge was for this realm. */
  | { readonly kind: "unauthorized" }
  /** An answer that is too long. */
  | { readonly kind: "unreadable" };

export interface HttpAnswer {
  readonly kind: "answer";
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly octets: Uint8Array;
}

interface ReceivedAnswer extends HttpAnswer {
  /** Where a redirection led, when it did. */
  readonly movedTo: URL | undefined;
}

export interface ExchangeLimits {
  /** An answer may take so long. */
  readonly waitMs: number;
  /** Octets of an answer. */
  readonly longestAnswer: number;
}

/** Requests under way at a time. */
const gateWidth = 8;

/** HTTP with Digest (RFC 7616). The platform keeps no copy and adds no credentials of its own. */
export class HttpExchange {
  readonly #gate = new Gate(gateWidth);
  readonly #outstanding = new Set<AbortController>();
  #isClosed = false;

  constructor(
    private readonly digest: DigestSession,
    private readonly limits: ExchangeLimits,
  ) {}

  /** Sends, and answers challenges. A redirected request is made anew, because credentials are for one URI. */
  async send(request: HttpRequest): Promise<HttpOutcome> {
    const rounds = new ChallengeRounds();
    let { url } = request;
    let isMoved = false;
    for (;;) {
      const outcome = await this.#gate.pass(() => this.#sendOnce({ ...request, url }));
      if (outcome.kind !== "answer") return outcome;
      const isRefused = outcome.status === 400 || outcome.status === 401;
      if (isRefused && outcome.movedTo && !isMoved) {
        url = outcome.movedTo;
        isMoved = true;
      } else if (outcome.status !== 401) {
        return outcome;
      } else if (!rounds.admits(this.#challengeOf(outcome))) {
        return { kind: "unauthorized" };
      }
    }
  }

  /** Ends what is under way; what is asked later is unreachable. */
  close(): void {
    this.#isClosed = true;
    for (const controller of this.#outstanding) controller.abort();
  }

  #challengeOf({ header }: HttpAnswer) {
    return this.digest.accept("server", splitChallenges(header("www-authenticate") ?? ""));
  }

  async #sendOnce(request: HttpRequest): Promise<ReceivedAnswer | Exclude<HttpOutcome, HttpAnswer>> {
    if (this.#isClosed) return { kind: "unreachable" };
    const controller = new AbortController();
    const deadline = new Alarm();
    this.#outstanding.add(controller);
    deadline.set(this.limits.waitMs, () => controller.abort());
    try {
      return await this.#receive(
        request.url,
        await fetch(request.url, this.#init(request, controller.signal)),
      );
    } catch {
      return { kind: "unreachable" };
    } finally {
      deadline.clear();
      this.#outstanding.delete(controller);
    }
  }

  #init({ method, url, headers, body }: HttpRequest, signal: AbortSignal): RequestInit {
    const fields = new Headers(headers);
    for (const line of this.digest.headers({ method, uri: url.pathname + url.search, body: body ?? "" })) {
      const colon = line.indexOf(":");
      fields.set(line.slice(0, colon), line.slice(colon + 1).trim());
    }
    const init = { method, headers: fields, signal, cache: "no-store", credentials: "omit" } as const;
    return {
      ...init,
      referrerPolicy: "no-referrer",
      ...(body === undefined ? {} : { body: bodyInit(body) }),
    };
  }

  async #receive(asked: URL, response: Response): Promise<ReceivedAnswer | { readonly kind: "unreadable" }> {
    const octets = await readBody(response, this.limits.longestAnswer);
    if (octets === undefined) return { kind: "unreadable" };
    const target = response.redirected ? new URL(response.url) : asked;
    return {
      kind: "answer",
      status: response.status,
      header: (name) => response.headers.get(name) ?? undefined,
      octets,
      movedTo: response.redirected && target.origin === asked.origin ? target : undefined,
    };
  }
}

/** The platform's types ask for octets that are shared with nobody. */
const bodyInit = (body: string | Uint8Array): BodyInit =>
  typeof body === "string" ? body : new Uint8Array(body);
