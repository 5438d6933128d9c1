import { exportedRecord, type NumberedRecord } from "@porchlight/accounting";
import { type Clock, type Hasher, type Instant, instant, textOfWords, type Words } from "@porchlight/kernel";
import type { ReaderState } from "../../admin/ports/accounting";
import { connectionWords } from "../connection-words";
import type { RecordFeed } from "../record-feed";
import { RetryPace } from "../retry-pace";
import { say } from "../sayings";

export interface RecordPushParts {
  readonly url: string;
  readonly secret: string;
  readonly batch: number;
  /** Names this run of numbers; see `LedgerState`. */
  readonly epoch: number;
  readonly feed: RecordFeed;
  readonly clock: Clock;
  readonly hasher: Hasher;
  readonly onTrouble: (reason: string) => void;
  /** Told that records were taken, or not. */
  readonly onAttempt: () => void;
}

const timeoutMs = 30_000;
const firstRetryMs = 1000;
const longestRetryMs = 300_000;

/** Sends records by POST, in order and at least once: a batch is sent until it is answered with 2xx. */
export class RecordPush {
  readonly #parts: RecordPushParts;
  readonly #pace = new RetryPace(firstRetryMs, longestRetryMs);
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> | undefined;
  #since: Instant;
  #reason: Words | undefined;
  #retryAt: Instant | undefined;

  constructor(parts: RecordPushParts) {
    this.#parts = parts;
    this.#since = parts.clock();
  }

  get state(): ReaderState {
    const { feed, url } = this.#parts;
    return {
      reader: "push",
      target: new URL(url).origin,
      delivered: feed.delivered,
      behind: feed.behind,
      missed: feed.missed,
      standing: this.#reason === undefined ? "up" : "retrying",
      since: this.#since,
      reason: this.#reason,
      retryAt: this.#retryAt,
    };
  }

  start(): void {
    this.wake();
  }

  /** There may be records. */
  wake(): void {
    if (this.#sending !== undefined || this.#timer !== undefined || this.#stopping.signal.aborted) return;
    this.#sending = this.#send().finally(() => {
      this.#sending = undefined;
      if (this.#parts.feed.hasMore) this.wake();
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await this.#sending;
  }

  async #send(): Promise<void> {
    const { batch, feed } = this.#parts;
    while (!this.#stopping.signal.aborted && feed.hasMore) {
      const outcome = await this.#attempt(batch).catch(troubleOf);
      if (outcome !== undefined) {
        feed.rewind();
        this.#failed(outcome);
      }
      this.#parts.onAttempt();
      if (outcome !== undefined) return;
    }
  }

  /** Undefined when the batch was taken. */
  async #attempt(most: number): Promise<Trouble | undefined> {
    const records = await this.#parts.feed.next(most);
    const last = records.at(-1);
    if (last === undefined) return undefined;
    const answer = await this.#post(records);
    await answer.body?.cancel();
    if (!answer.ok)
      return {
        reason: say("reader-answers", { status: String(answer.status) }),
        retryAfter: answer.headers.get("retry-after"),
      };
    await this.#parts.feed.deliver(last.number);
    this.#recovered();
    return undefined;
  }

  #post(records: readonly NumberedRecord[]): Promise<Response> {
    const { clock, epoch, hasher, secret, url } = this.#parts;
    const body = JSON.stringify({ epoch, records: records.map(exportedRecord) });
    const seconds = Math.floor(clock() / 1000);
    return fetch(url, {
      method: "POST",
      body,
      redirect: "error",
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), this.#stopping.signal]),
      headers: {
        "content-type": "application/json; charset=utf-8",
        "idempotency-key": `${epoch}-${records[0]?.number}-${records.at(-1)?.number}`,
        "x-porchlight-timestamp": String(seconds),
        "x-porchlight-signature": `sha256=${hasher.hmacSha256Hex(secret, `${seconds}.${body}`)}`,
      },
    });
  }

  #recovered(): void {
    this.#pace.succeeded();
    this.#retryAt = undefined;
    if (this.#reason === undefined) return;
    this.#reason = undefined;
    this.#since = this.#parts.clock();
  }

  #failed({ reason, retryAfter }: Trouble): void {
    if (this.#stopping.signal.aborted) return;
    const { clock, onTrouble } = this.#parts;
    const waitMs = Math.max(this.#pace.failed(), askedFor(retryAfter));
    if (this.#reason === undefined) this.#since = clock();
    const text = textOfWords(reason);
    if (textOfWords(this.#reason ?? "") !== text) onTrouble(text);
    this.#reason = reason;
    this.#retryAt = instant(clock() + waitMs);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.wake();
    }, waitMs).unref();
  }
}

interface Trouble {
  readonly reason: Words;
  readonly retryAfter: string | null;
}

/** Milliseconds of a Retry-After in seconds, within reason. */
const askedFor = (retryAfter: string | null): number =>
  retryAfter !== null && /^\d{1,6}$/.test(retryAfter)
    ? Math.min(Number(retryAfter) * 1000, longestRetryMs)
    : 0;

const troubleOf = (error: unknown): Trouble => ({ reason: connectionWords(error), retryAfter: null });
