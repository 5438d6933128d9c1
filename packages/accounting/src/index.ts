export {
  type AlikeRecord,
  alikeRecord,
  type BlockCommon,
  type BlockItem,
  isAlike,
  partyText,
  recordOfItem,
} from "./block/alike-record";
export { type RecordBlock, recordsOfBlock } from "./block/record-block";
export {
  type CreditCharge,
  type CreditCheck,
  type CreditDecision,
  type CreditQuestion,
  type CreditService,
  creditServices,
  isCreditService,
} from "./credit/credit-check";
export { type Quota, QuotaLedger } from "./credit/quota-ledger";
export { type AccountingPeer, accountingRequest, recordEndToEnd } from "./diameter/accounting-request";
export { csvHeader, csvRow } from "./export/csv";
export { type ExportedRecord, exportedRecord } from "./export/exported-record";
export { jsonLine } from "./export/json-lines";
export { keptRecords } from "./ledger/kept-records";
export {
  type RecordBatch,
  type RecordGap,
  type WrittenRecord,
  writtenRecord,
} from "./ledger/record-batch";
export { type JournalEntry, RecordQueue } from "./ledger/record-queue";
export { recordsLeft } from "./ledger/records-left";
export type { LedgerState, OwedEvent, ParkedRecord, RecordReader, RecordStore } from "./ports/record-store";
export { causeCode } from "./record/cause-code";
export {
  type ChargingRecord,
  domainOf,
  hasSucceeded,
  type NumberedRecord,
  type RecordAction,
  type RecordedBody,
  type RecordedList,
  type RecordSource,
  recordActions,
  recorded,
  recordedLength,
  recordSources,
} from "./record/charging-record";
export { matchesFilter, type RecordFilter, type RecordTotal } from "./record/record-filter";
export type { RecordSink } from "./record/record-sink";
export { type KeptRecord, type RecordRest, recordOfKept } from "./record/record-text";
