import {
  hasSucceeded,
  type LedgerState,
  matchesFilter,
  type NumberedRecord,
  type OwedEvent,
  type ParkedRecord,
  type Quota,
  type RecordBatch,
  type RecordFilter,
  type RecordGap,
  type RecordReader,
  type RecordStore,
  type RecordTotal,
  recordsOfBlock,
} from "@porchlight/accounting";
import type { Instant } from "@porchlight/kernel";
import type { AuditNote } from "../ports/audit";
import type { MemoryAuditLog } from "./memory-audit-log";
import { rewrittenValue } from "./memory-erasure-store";
import { ascending } from "./order";

const quotaKey = ({ service, user }: Pick<Quota, "user" | "service">): string => `${user} ${service}`;

export class MemoryRecordStore implements RecordStore<AuditNote> {
  readonly #audit: MemoryAuditLog;
  readonly #quotas = new Map<string, Quota>();
  readonly #gaps: RecordGap[] = [];
  readonly #parked = new Map<string, ParkedRecord>();
  readonly #cursors: Record<RecordReader, number> = { push: 0, diameter: 0 };
  readonly #owed = new Map<string, OwedEvent>();
  #records: NumberedRecord[] = [];
  #epoch: number | undefined;
  #last = 0;

  constructor(audit: MemoryAuditLog) {
    this.#audit = audit;
  }

  async open(now: Instant): Promise<LedgerState> {
    this.#epoch ??= Math.floor(now / 1000);
    const quotas = [...this.#quotas.values()].sort((a, b) => ascending(quotaKey(a), quotaKey(b)));
    const owed = [...this.#owed.values()];
    return { last: this.#last, epoch: this.#epoch, cursors: { ...this.#cursors }, quotas, owed };
  }

  async append({ last, records, blocks, gaps }: RecordBatch, used: readonly Quota[]): Promise<void> {
    const written = [
      ...records.map(({ number, record }) => ({ number, record })),
      ...blocks.flatMap((block) => recordsOfBlock(block)),
    ];
    const numbers = new Set(written.map(({ number }) => number));
    this.#records = [...this.#records.filter(({ number }) => !numbers.has(number)), ...written];
    this.#gaps.push(...gaps);
    this.#last = Math.max(this.#last, last);
    for (const quota of used) {
      const known = this.#quotas.get(quotaKey(quota));
      if (known !== undefined) this.#quotas.set(quotaKey(quota), { ...known, used: quota.used });
    }
  }

  async after(number: number, filter: RecordFilter, limit: number): Promise<readonly NumberedRecord[]> {
    return this.#records
      .filter((each) => each.number > number && matchesFilter(each, filter))
      .slice(0, limit);
  }

  async before(number: number, filter: RecordFilter, limit: number): Promise<readonly NumberedRecord[]> {
    return this.#records
      .filter((each) => each.number < number && matchesFilter(each, filter))
      .reverse()
      .slice(0, limit);
  }

  async totals(filter: RecordFilter): Promise<readonly RecordTotal[]> {
    const totals = new Map<string, RecordTotal>();
    for (const each of this.#records) {
      if (!matchesFilter(each, filter)) continue;
      const { method, event, body } = each.record;
      const key = `${method} ${event}`;
      const known = totals.get(key) ?? { method, event, succeeded: 0, failed: 0, octets: 0 };
      const isGiven = hasSucceeded(each.record);
      totals.set(key, {
        ...known,
        succeeded: known.succeeded + (isGiven ? 1 : 0),
        failed: known.failed + (isGiven ? 0 : 1),
        octets: known.octets + (body?.octets ?? 0),
      });
    }
    return [...totals.values()].sort((a, b) => ascending(a.method, b.method) || ascending(a.event, b.event));
  }

  async gaps(limit: number): Promise<readonly RecordGap[]> {
    return [...this.#gaps].reverse().slice(0, limit);
  }

  async extent(): Promise<{ readonly oldest: number; readonly count: number }> {
    return { oldest: this.#records[0]?.number ?? 0, count: this.#records.length };
  }

  async purge(
    { before, below }: { readonly before: Instant; readonly below: number },
    limit: number,
  ): Promise<number> {
    const oldest = this.#records.slice(0, limit);
    const kept = oldest.filter(({ number, record }) => record.answeredAt >= before && number >= below);
    this.#records = [...kept, ...this.#records.slice(limit)];
    return oldest.length - kept.length;
  }

  async advance(reader: RecordReader, number: number): Promise<void> {
    this.#cursors[reader] = Math.max(this.#cursors[reader], number);
  }

  async park(record: ParkedRecord): Promise<void> {
    this.#parked.set(`${record.reader} ${record.number}`, record);
  }

  async parked(limit: number): Promise<readonly ParkedRecord[]> {
    return [...this.#parked.values()].sort((a, b) => b.number - a.number).slice(0, limit);
  }

  async owe(event: OwedEvent): Promise<void> {
    this.#owed.set(event.session, event);
  }

  async settle(session: string): Promise<void> {
    this.#owed.delete(session);
  }

  async putQuota(quota: Quota, note: AuditNote): Promise<void> {
    this.#quotas.set(quotaKey(quota), quota);
    this.#audit.note(note);
  }

  async removeQuota(name: Pick<Quota, "user" | "service">, note: AuditNote): Promise<void> {
    this.#quotas.delete(quotaKey(name));
    this.#audit.note(note);
  }

  /** See `ErasureStore`. */
  rewrite(rewritten: (text: string) => string): number {
    let count = 0;
    this.#records = this.#records.map((each) => {
      const changed = rewrittenValue(each, rewritten);
      if (changed !== undefined) count += 1;
      return changed ?? each;
    });
    return count;
  }

  /** The account is gone. */
  removeOf(user: string): void {
    for (const [key, quota] of this.#quotas) if (quota.user === user) this.#quotas.delete(key);
  }
}
