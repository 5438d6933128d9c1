import {
  type AccountingPeer,
  accountingRequest,
  type NumberedRecord,
  recordEndToEnd,
} from "@porchlight/accounting";
import {
  applications,
  commands,
  type DiameterMessage,
  type DiameterNode,
  ERROR_MESSAGE,
  type Peer,
  RESULT_CODE,
  type RequestUser,
  resultClass,
  results,
} from "@porchlight/diameter";
import type { Clock, Saying, Words } from "@porchlight/kernel";
import type { RecordFeed } from "../record-feed";
import { RetryPace } from "../retry-pace";
import { say } from "../sayings";

export interface RecordSenderParts {
  readonly feed: RecordFeed;
  readonly peer: AccountingPeer;
  /** Hosts of charging data functions. */
  readonly among: readonly string[];
  readonly clock: Clock;
  readonly perform: (work: (node: DiameterNode) => void) => void;
  /** Records up to this number may have been sent by an earlier process. */
  readonly sentBefore: number;
  /** Keeps a record that nobody will take. */
  readonly park: (number: number, reason: Words) => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

/** Records that await their answer at most. */
const window = 64;
const answerMs = 30_000;
const firstRetryMs = 1000;
const longestRetryMs = 60_000;
/** How far the cursor on disk may be behind. */
const keepEveryMs = 1000;

/** A record that is not delivered. */
interface Owed {
  readonly numbered: NumberedRecord;
  isResent: boolean;
  avoid: Peer | undefined;
}

/** Sends records as accounting requests until each is answered with success, or with a refusal for good (RFC 6733 section 9.4). */
export class RecordSender {
  readonly #parts: RecordSenderParts;
  /** Read and not delivered yet, by number. */
  readonly #owed = new Map<number, Owed>();
  readonly #waiting = new Set<NodeJS.Timeout>();
  readonly #pace = new RetryPace(firstRetryMs, longestRetryMs);
  #read: number;
  #reading: Promise<void> | undefined;
  #keeping: NodeJS.Timeout | undefined;
  #isStopped = false;
  #trouble: Words | undefined;

  constructor(parts: RecordSenderParts) {
    this.#parts = parts;
    this.#read = parts.feed.delivered;
  }

  /** What the latest answer complained of; undefined after a success. */
  get trouble(): Words | undefined {
    return this.#trouble;
  }

  /** There may be records. */
  wake(): void {
    if (this.#isStopped || this.#reading !== undefined) return;
    if (this.#owed.size >= window || !this.#parts.feed.hasMore) return;
    this.#reading = this.#fill()
      .catch(this.#parts.onFault)
      .finally(() => {
        this.#reading = undefined;
      });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#keeping);
    for (const timer of this.#waiting) clearTimeout(timer);
    await this.#reading;
    await this.#keep();
  }

  async #fill(): Promise<void> {
    const { feed, sentBefore } = this.#parts;
    while (!this.#isStopped && this.#owed.size < window && feed.hasMore) {
      const records = await feed.next(window - this.#owed.size);
      for (const numbered of records) {
        const owed = { numbered, isResent: numbered.number <= sentBefore, avoid: undefined };
        this.#owed.set(numbered.number, owed);
        this.#read = numbered.number;
        this.#send(owed);
      }
    }
  }

  #send(owed: Owed): void {
    const { among, clock, peer, perform } = this.#parts;
    const { avoid, isResent, numbered } = owed;
    const user: RequestUser = {
      answered: (answer, from) => this.#answered(owed, answer, from),
      failed: (cause) => this.#failed(owed, cause),
    };
    perform((node) =>
      node.request(
        {
          command: commands.accounting,
          applicationId: applications.accounting,
          avps: accountingRequest(numbered, peer),
          endToEnd: recordEndToEnd(numbered),
          isResent,
          timeoutMs: answerMs,
          among,
          avoid,
        },
        user,
        clock(),
      ),
    );
  }

  #answered(owed: Owed, answer: DiameterMessage, from: Peer): void {
    const code = RESULT_CODE.in(answer.avps) ?? results.unableToComply;
    if (resultClass(code) === "success") {
      this.#trouble = undefined;
      this.#pace.succeeded();
      return this.#done(owed);
    }
    const trouble = answerWords(String(code), ERROR_MESSAGE.in(answer.avps));
    this.#trouble = trouble;
    if (resultClass(code) === "permanent") return this.#refused(owed, trouble);
    // Nobody has taken it: T stays off (RFC 6733 section 3).
    owed.isResent = false;
    owed.avoid = from;
    this.#later(owed, this.#pace.failed());
  }

  #refused(owed: Owed, reason: Words): void {
    this.#parts
      .park(owed.numbered.number, reason)
      .then(() => this.#done(owed))
      .catch((error: unknown) => {
        this.#parts.onFault(error);
        this.#later(owed, longestRetryMs);
      });
  }

  #failed(owed: Owed, cause: "unsent" | "silent"): void {
    if (this.#isStopped) return;
    if (cause === "silent") owed.isResent = true;
    this.#trouble = cause === "silent" ? say("reader-silent") : undefined;
    this.#later(owed, firstRetryMs);
  }

  #later(owed: Owed, milliseconds: number): void {
    if (this.#isStopped) return;
    const timer = setTimeout(() => {
      this.#waiting.delete(timer);
      this.#send(owed);
    }, milliseconds).unref();
    this.#waiting.add(timer);
  }

  #done({ numbered }: Owed): void {
    this.#owed.delete(numbered.number);
    this.#keeping ??= setTimeout(() => {
      this.#keeping = undefined;
      this.#keep().catch(this.#parts.onFault);
    }, keepEveryMs).unref();
    this.wake();
  }

  /** Everything below the oldest record that is owed is delivered. */
  async #keep(): Promise<void> {
    const [oldest] = this.#owed.keys();
    await this.#parts.feed.deliver(oldest === undefined ? this.#read : oldest - 1);
  }

  /** Number up to which everything is delivered, on disk or not yet. */
  get delivered(): number {
    const [oldest] = this.#owed.keys();
    return oldest === undefined ? this.#read : oldest - 1;
  }
}

const answerWords = (status: string, said: string | undefined): Saying =>
  said === undefined
    ? say("reader-answers", { status })
    : say("reader-answers-that", { status, said: said.slice(0, 200) });
