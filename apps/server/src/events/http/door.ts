import type { IncomingMessage } from "node:http";
import { type Clock, fail, ok, type Result } from "@porchlight/kernel";
import type { Store, WatcherTokenRecord } from "@porchlight/store";
import { AttemptLimiter } from "../../admin/auth/attempt-limiter";
import { bearerHash, goodCredential } from "../../admin/auth/good-credential";
import { type Problem, refuseInEnglish } from "../../admin/problem";
import type { ClientSide } from "../../xcap/http/client-side";

export interface DoorParts {
  readonly clock: Clock;
  readonly stores: Pick<Store, "watcherTokens">;
  readonly clientOf: (request: IncomingMessage) => ClientSide;
  /** Whether an account is in service. */
  readonly isServed: (aor: string) => boolean;
  readonly requestsPerMinute: number;
}

/** A request that was let in. */
export interface Visit {
  readonly token: WatcherTokenRecord;
  readonly client: ClientSide;
  /** Of the page it comes from. */
  readonly origin: string | undefined;
}

const windowSeconds = 60;
const MAX_KEYS = 20_000;
const WRONG_TOKENS_PER_MINUTE = 60;

/** Lets in whoever has a good token and comes from where that is for. */
export class Door {
  readonly #parts: DoorParts;
  readonly #visits: AttemptLimiter;
  readonly #strangers = new AttemptLimiter({
    attempts: WRONG_TOKENS_PER_MINUTE,
    windowSeconds,
    maxKeys: MAX_KEYS,
  });

  constructor(parts: DoorParts) {
    this.#parts = parts;
    this.#visits = new AttemptLimiter({
      attempts: parts.requestsPerMinute,
      windowSeconds,
      maxKeys: MAX_KEYS,
    });
  }

  async admit(request: IncomingMessage, query: URLSearchParams): Promise<Result<Visit, Problem>> {
    const { clock, clientOf } = this.#parts;
    const client = clientOf(request);
    const token = await this.#tokenOf(request, query);
    if (!token.ok) return token;
    if (token.value === undefined) {
      const refused = within(this.#strangers, client.address, clock);
      return refused ?? fail({ code: "unauthenticated" });
    }
    const { origin } = request.headers;
    if (origin !== undefined && !token.value.scope.origins.includes(origin.toLowerCase())) {
      return refuseInEnglish("origin-forbidden", `is not for pages of ${origin.slice(0, 300)}`, "Origin");
    }
    const refused = within(this.#visits, `${token.value.id} ${client.address}`, clock);
    return refused ?? ok({ token: token.value, client, origin });
  }

  /** Undefined when there is none that is good. */
  async #tokenOf(
    { headers: { authorization } }: IncomingMessage,
    query: URLSearchParams,
  ): Promise<Result<WatcherTokenRecord | undefined, Problem>> {
    const { clock, stores, isServed } = this.#parts;
    const [inQuery, ...more] = query.getAll("access_token");
    // RFC 6750 section 2: one way in a request.
    if (more.length > 0 || (inQuery !== undefined && authorization !== undefined)) {
      return refuseInEnglish("invalid-input", "comes beside another token", "access_token");
    }
    const hash = bearerHash(inQuery === undefined ? authorization : `Bearer ${inQuery}`);
    const token = hash && (await goodCredential(hash, stores.watcherTokens, clock()));
    if (!token || (token.aor !== undefined && !isServed(token.aor))) return ok(undefined);
    return ok(token);
  }
}

function within(limiter: AttemptLimiter, key: string, clock: Clock): Result<never, Problem> | undefined {
  const retryAfterSeconds = limiter.take(key, clock());
  return retryAfterSeconds === undefined ? undefined : fail({ code: "rate-exceeded", retryAfterSeconds });
}
