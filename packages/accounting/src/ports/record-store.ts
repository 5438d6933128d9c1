import type { Instant, Words } from "@porchlight/kernel";
import type { CreditService } from "../credit/credit-check";
import type { Quota } from "../credit/quota-ledger";
import type { RecordBatch, RecordGap } from "../ledger/record-batch";
import type { NumberedRecord } from "../record/charging-record";
import type { RecordFilter, RecordTotal } from "../record/record-filter";

/** Who records are sent to: each has read them up to a number of its own. */
export type RecordReader = "push" | "diameter";

/** A record that its reader will not take. It is left out, and kept until an operator has seen to it. */
export interface ParkedRecord {
  readonly reader: RecordReader;
  readonly number: number;
  readonly reason: Words;
  readonly at: Instant;
}

/** A debit or refund that no credit server has confirmed (RFC 8506 section 6.5). */
export interface OwedEvent {
  /** Session-Id of its requests. */
  readonly session: string;
  readonly action: "directDebiting" | "refundAccount";
  readonly user: string;
  readonly service: CreditService;
  readonly at: Instant;
}

export interface LedgerState {
  /** Number of the last record that was written; 0 before the first. */
  readonly last: number;
  /** When the numbering began, in seconds; the same for as long as the numbers go on. */
  readonly epoch: number;
  readonly cursors: Readonly<Record<RecordReader, number>>;
  readonly quotas: readonly Quota[];
  readonly owed: readonly OwedEvent[];
}

/**
 * Where records, gaps, cursors and quotas are kept. Numbers never fall, whatever is purged. `Note` is what goes into the
 * audit log together with a change that somebody makes.
 */
export interface RecordStore<Note> {
  /** @param now when the numbering begins if it has not */
  open(now: Instant): Promise<LedgerState>;
  /** Writes a batch and what was used of quotas in one transaction. */
  append(batch: RecordBatch, used: readonly Quota[]): Promise<void>;
  /** Records of a filter above a number, the oldest first. */
  after(number: number, filter: RecordFilter, limit: number): Promise<readonly NumberedRecord[]>;
  /** Records of a filter below a number, the youngest first. */
  before(number: number, filter: RecordFilter, limit: number): Promise<readonly NumberedRecord[]>;
  totals(filter: RecordFilter): Promise<readonly RecordTotal[]>;
  /** The youngest first. */
  gaps(limit: number): Promise<readonly RecordGap[]>;
  /** The number of the oldest record that is kept, and how many there are. */
  extent(): Promise<{ readonly oldest: number; readonly count: number }>;
  /**
   * Deletes some of the records that were answered before a time or have a number below one, blocks when all of theirs are;
   * at most `limit` records and `limit` blocks, and how many it were: 0 when there is nothing left to delete.
   */
  purge(bounds: { readonly before: Instant; readonly below: number }, limit: number): Promise<number>;
  /** A reader has all records up to a number. Never goes back. */
  advance(reader: RecordReader, number: number): Promise<void>;
  park(record: ParkedRecord): Promise<void>;
  parked(limit: number): Promise<readonly ParkedRecord[]>;
  owe(event: OwedEvent): Promise<void>;
  settle(session: string): Promise<void>;
  putQuota(quota: Quota, note: Note): Promise<void>;
  removeQuota(name: Pick<Quota, "user" | "service">, note: Note): Promise<void>;
}
