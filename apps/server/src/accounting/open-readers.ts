import type { LedgerState, RecordReader } from "@porchlight/accounting";
import type { ReaderState } from "../admin/ports/accounting";
import { nodeHasher } from "../runtime/node-hasher";
import type { OpenNode } from "./diameter/open-node";
import { RecordsByDiameter } from "./diameter/records-by-diameter";
import type { AccountingParts } from "./open-accounting";
import { RecordPush } from "./push/record-push";
import { RecordFeed } from "./record-feed";

/** Somebody who gets all records. */
export interface RunningReader {
  readonly state: ReaderState;
  start(): void;
  /** There may be new records. */
  wake(): void;
  stop(): Promise<void>;
}

/** Those whom the settings name. */
export function openReaders(
  parts: AccountingParts,
  { cursors, epoch, last: lastAtStart }: LedgerState,
  last: () => number,
  diameter: OpenNode | undefined,
): readonly RunningReader[] {
  const { clock, config, log, stores } = parts;
  const { accounting, accountingSecret: secret } = config;
  const readers: RunningReader[] = [];
  const feedOf = (reader: RecordReader): RecordFeed =>
    new RecordFeed({ reader, store: stores.records, delivered: cursors[reader], last });
  if (accounting.pushUrl !== undefined && secret !== undefined)
    readers.push(
      new RecordPush({
        url: accounting.pushUrl,
        secret,
        batch: accounting.pushBatch,
        epoch,
        feed: feedOf("push"),
        clock,
        hasher: nodeHasher,
        onTrouble: (reason) => log.warn({ reason }, "charging records could not be pushed; tried again"),
        onAttempt: parts.changed,
      }),
    );
  if (diameter !== undefined && accounting.diameterPeers.length > 0)
    readers.push(
      new RecordsByDiameter({
        config,
        clock,
        stores,
        feed: feedOf("diameter"),
        epoch,
        last: lastAtStart,
        diameter,
        onTrouble: (reason) => log.warn({ reason }, "charging records by Diameter"),
        onFault: (error) => log.error({ err: error }, "charging records by Diameter failed"),
      }),
    );
  return readers;
}
