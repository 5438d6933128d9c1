import { exportedRecord, type NumberedRecord, type Quota } from "@porchlight/accounting";
import type { AccountingStateField, ChargingRecordField, QuotaField } from "@porchlight/admin-api";
import { saidOfWords, textOfWords } from "@porchlight/kernel";
import type { AccountingState, ReaderState } from "../ports/accounting";
import { instantText } from "./instant-text";

export function chargingRow(numbered: NumberedRecord): ChargingRecordField {
  const row = exportedRecord(numbered);
  const { record } = numbered;
  return {
    ...row,
    source: record.source,
    role: record.role,
    expires: row.expires ?? null,
    failure: record.failure ?? null,
    contentType: row.contentType ?? null,
    contentLength: row.contentLength ?? null,
    contentDisposition: row.contentDisposition ?? null,
    list: row.list ?? null,
    listMembers: row.listMembers ?? null,
  };
}

export const accountingRow = ({ isFailing, isOn, ...state }: AccountingState): AccountingStateField => ({
  ...state,
  on: isOn,
  failing: isFailing,
  gaps: state.gaps.map((gap) => ({ ...gap, at: instantText(gap.at) })),
  parked: state.parked.map(({ reason, ...parked }) => ({
    ...parked,
    reason: textOfWords(reason),
    said: saidOfWords(reason),
    at: instantText(parked.at),
  })),
  readers: state.readers.map(readerRow),
});

const readerRow = (reader: ReaderState): AccountingStateField["readers"][number] => ({
  ...reader,
  since: instantText(reader.since),
  reason: reader.reason === undefined ? null : textOfWords(reader.reason),
  said: reader.reason === undefined ? null : saidOfWords(reader.reason),
  retryAt: reader.retryAt === undefined ? null : instantText(reader.retryAt),
});

export const quotaRow = ({ service, units, used, user }: Quota): QuotaField => ({
  aor: user,
  service,
  units,
  used,
});
