import type { WaitingRecord } from "@porchlight/engine";
import { CellReader } from "../cells";
import { jsonTable } from "../json-table";

export const waitingTable = jsonTable<WaitingRecord>({
  name: "waiting_watcher",
  key: ["id"],
  columns: [
    "id",
    "presentity",
    "eventPackage",
    "watcher",
    "identities",
    "isAnonymous",
    "displayName",
    "since",
    "giveUpAt",
    "owners",
  ],
  toRow: (record) => [
    record.id,
    record.presentity,
    record.eventPackage,
    record.watcher,
    JSON.stringify(record.identities),
    record.isAnonymous ? 1 : 0,
    record.displayName,
    record.since,
    record.giveUpAt,
    record.owners,
  ],
  fromRow: (row) => {
    const cells = new CellReader(row);
    return {
      id: cells.text(),
      presentity: cells.text(),
      eventPackage: cells.text(),
      watcher: cells.text(),
      identities: cells.texts(),
      isAnonymous: cells.flag(),
      displayName: cells.text(),
      since: cells.instant(),
      giveUpAt: cells.instant(),
      owners: cells.text(),
    };
  },
});
