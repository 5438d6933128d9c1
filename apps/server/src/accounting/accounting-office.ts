import type { NumberedRecord, QuotaLedger, RecordFilter, RecordStore } from "@porchlight/accounting";
import type { AuditNote } from "@porchlight/store";
import type { AccountingOffice, ReaderState } from "../admin/ports/accounting";
import type { RecordWriter } from "./record-writer";

export interface AccountingOfficeParts {
  readonly store: RecordStore<AuditNote>;
  readonly writer: RecordWriter;
  readonly ledger: QuotaLedger;
  readonly isOn: boolean;
  readonly enforcesQuotas: boolean;
  readonly readers: () => readonly ReaderState[];
}

/** Gaps and parked records that are told at once. */
const toldAtOnce = 100;
const pageRows = 500;

export function accountingOffice(parts: AccountingOfficeParts): AccountingOffice {
  const { enforcesQuotas, isOn, ledger, readers, store, writer } = parts;
  return {
    state: async () => {
      const [extent, gaps, parked] = await Promise.all([
        store.extent(),
        store.gaps(toldAtOnce),
        store.parked(toldAtOnce),
      ]);
      const { isFailing, last, lost, waiting } = writer;
      return { isOn, ...extent, last, waiting, lost, isFailing, gaps, parked, readers: readers() };
    },
    page: (filter, below, limit) => store.before(below ?? Number.MAX_SAFE_INTEGER, filter, limit),
    totals: (filter) => store.totals(filter),
    all: (filter) => allRecords(store, filter),
    enforcesQuotas,
    quotas: () => ledger.all(),
    setQuota: async (wish, isReset, note) => {
      const before = ledger.get(wish);
      const quota = ledger.set(wish, isReset);
      await store.putQuota(quota, note(before, quota));
      return quota;
    },
    removeQuota: async (name, note) => {
      const before = ledger.get(name);
      if (before === undefined) return false;
      await store.removeQuota(name, note(before));
      ledger.remove(name);
      return true;
    },
  };
}

async function* allRecords(
  store: Pick<RecordStore<AuditNote>, "after">,
  filter: RecordFilter,
): AsyncIterable<NumberedRecord> {
  let number = 0;
  for (;;) {
    const page = await store.after(number, filter, pageRows);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageRows) return;
    number = last.number;
  }
}
