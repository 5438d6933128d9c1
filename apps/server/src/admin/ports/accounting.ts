import type {
  CreditService,
  NumberedRecord,
  ParkedRecord,
  Quota,
  RecordFilter,
  RecordGap,
  RecordTotal,
} from "@porchlight/accounting";
import type { Instant, Words } from "@porchlight/kernel";
import type { AuditNote } from "@porchlight/store";

/** How far somebody has come who gets all records. */
export interface ReaderState {
  readonly reader: "push" | "diameter";
  /** Where the records go, without secrets. */
  readonly target: string;
  /** Number of the last record it has. */
  readonly delivered: number;
  /** Records it has not. */
  readonly behind: number;
  readonly standing: "up" | "down" | "retrying";
  readonly since: Instant;
  /** Why it is not up; undefined while it is. */
  readonly reason: Words | undefined;
  /** When it is tried again. */
  readonly retryAt: Instant | undefined;
  /** Records that were deleted before it had them. */
  readonly missed: number;
}

export interface AccountingState {
  readonly isOn: boolean;
  /** Number of the last record; 0 before the first. */
  readonly last: number;
  readonly oldest: number;
  readonly count: number;
  /** Records that are not on disk yet. */
  readonly waiting: number;
  /** Records that were lost since the start. */
  readonly lost: number;
  readonly isFailing: boolean;
  readonly gaps: readonly RecordGap[];
  readonly readers: readonly ReaderState[];
  readonly parked: readonly ParkedRecord[];
}

/** Accounting as the console sees it. */
export interface AccountingOffice {
  state(): Promise<AccountingState>;
  /** The youngest first, below a number. */
  page(filter: RecordFilter, below: number | undefined, limit: number): Promise<readonly NumberedRecord[]>;
  totals(filter: RecordFilter): Promise<readonly RecordTotal[]>;
  /** All of a filter, the oldest first, as they are read. */
  all(filter: RecordFilter): AsyncIterable<NumberedRecord>;
  /** Credit is asked of quotas. */
  readonly enforcesQuotas: boolean;
  quotas(): readonly Quota[];
  /** @param isReset what was used counts from 0 */
  setQuota(
    quota: Pick<Quota, "user" | "service" | "units">,
    isReset: boolean,
    note: (before: Quota | undefined, after: Quota) => AuditNote,
  ): Promise<Quota>;
  /** False when there was none. */
  removeQuota(
    name: { readonly user: string; readonly service: CreditService },
    note: (before: Quota) => AuditNote,
  ): Promise<boolean>;
}
