import { QuotaLedger, type RecordSink, recordsLeft } from "@porchlight/accounting";
import type { CreditConfig } from "@porchlight/engine";
import type { Clock } from "@porchlight/kernel";
import type { Store } from "@porchlight/store";
import type { AccountingOffice } from "../admin/ports/accounting";
import type { Config } from "../config";
import type { Logger } from "../log/logger";
import { randomIds } from "../runtime/random-ids";
import type { TlsContexts } from "../runtime/tls/tls-contexts";
import type { MeteredAccounting } from "./accounting-metrics";
import { accountingOffice } from "./accounting-office";
import { openCredit } from "./credit/open-credit";
import { openNode } from "./diameter/open-node";
import { secureContextOf } from "./diameter/secure-context";
import { type EdgeRecords, edgeRecords } from "./edge-records";
import { RecordJournal } from "./journal/record-journal";
import { openReaders } from "./open-readers";
import { RecordRetention } from "./record-retention";
import { RecordSampler } from "./record-sampler";
import { RecordWriter } from "./record-writer";

export interface AccountingParts {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly stores: Pick<Store, "records">;
  /** Undefined where TLS is not served. */
  readonly tls?: TlsContexts | undefined;
  /** Runs what came from a credit server between two inputs of the engine. */
  readonly deliver: (work: () => void) => void;
  /** Told that records were written, or that it goes otherwise with a reader. */
  readonly changed: () => void;
}

/** Accounting, running. */
export interface Accounting {
  /** Where signalling leaves its records; undefined where none are written. */
  readonly sink: RecordSink | undefined;
  /** Credit before service; undefined where nobody pays before. */
  readonly credit: CreditConfig | undefined;
  /** Where the edges of HTTP leave theirs. */
  readonly edges: EdgeRecords;
  readonly office: AccountingOffice;
  readonly meter: MeteredAccounting;
  accountsRemoved(aors: readonly string[]): void;
  /** Resolves when the records that have been made so far are on disk, unless the disk fails. */
  flush(): Promise<void>;
  start(): void;
  /** Writes what is left. */
  stop(): Promise<void>;
}

/** Records kept in memory while the disk fails: some minutes of a busy office. */
const capacity = 100_000;
const replayedAtOnce = 1000;

export async function openAccounting(parts: AccountingParts): Promise<Accounting> {
  const { clock, config, log, stores } = parts;
  const { accounting } = config;
  const { records: store } = stores;
  const { journal, state } = await openLedger(parts);
  const ledger = new QuotaLedger(state.quotas);
  const writer = new RecordWriter({
    store,
    journal,
    last: state.last,
    capacity,
    usage: ledger,
    onWritten: () => {
      for (const reader of readers) reader.wake();
      parts.changed();
    },
    onFault: (error) => log.error({ err: error }, "charging records could not be written; tried again"),
  });
  const diameter = openNode({
    config,
    clock,
    secureContext: secureContextOf(config, parts.tls),
    onTrouble: (reason) => log.warn({ reason }, "Diameter"),
    onWork: parts.changed,
  });
  const readers = openReaders(parts, state, () => writer.last, diameter);
  const credit = openCredit(parts, diameter, state, ledger, () => writer.used());
  const retention = new RecordRetention({
    clock,
    store,
    retentionDays: accounting.retentionDays,
    maxRecords: accounting.maxRecords,
    last: () => writer.last,
    onFault: (error) => log.error({ err: error }, "old charging records could not be deleted"),
  });
  const sink = accounting.records ? recordSink(accounting, writer) : undefined;
  return {
    sink,
    edges: edgeRecords(sink && edgeSink(writer), clock, randomIds()),
    credit: credit.config,
    office: accountingOffice({
      ledger,
      store,
      writer,
      isOn: accounting.records,
      enforcesQuotas: accounting.credit === "quota",
      readers: () => readers.map((reader) => reader.state),
    }),
    meter: {
      get waiting() {
        return writer.waiting;
      },
      get lost() {
        return writer.lost;
      },
      get last() {
        return writer.last;
      },
      get readers() {
        return readers.map((reader) => reader.state);
      },
    },
    accountsRemoved: (aors) => ledger.forget(aors),
    flush: () => writer.flush(),
    start: () => {
      retention.start();
      diameter?.links.drive(diameter.node);
      for (const reader of readers) reader.start();
      credit.start();
    },
    stop: async () => {
      await retention.stop();
      credit.stop();
      await writer.stop();
      await Promise.all(readers.map((reader) => reader.stop()));
      await diameter?.links.stop();
      journal.close();
    },
  };
}

/** Opens the numbers and brings what a killed process has left in the journal behind them. */
async function openLedger({ clock, config, log, stores }: AccountingParts) {
  const { records: store } = stores;
  const { epoch, last } = await store.open(clock());
  const journal = new RecordJournal(config.dataDir, epoch, (error) =>
    log.error({ err: error }, "charging records are in memory alone until they are in the database"),
  );
  for (const batch of recordsLeft(journal.kept(), last, replayedAtOnce)) await store.append(batch, []);
  journal.clear();
  return { journal, state: await store.open(clock()) };
}

/** HTTP answers as soon as it has recorded. */
const edgeSink = (writer: RecordWriter): Pick<RecordSink, "record"> => ({
  record: (record) => {
    writer.record(record);
    writer.keep();
  },
});

function recordSink(
  { backEnds, notify, notifySample, strangers }: Config["accounting"],
  writer: RecordWriter,
): RecordSink {
  const sampler = new RecordSampler(notify ? notifySample : 0);
  return {
    record: (record) => writer.record(record),
    recordAlike: (record) => writer.recordAlike(record),
    takesNotify: () => sampler.takes(),
    takesBackEnds: backEnds,
    takesStrangers: strangers,
  };
}
