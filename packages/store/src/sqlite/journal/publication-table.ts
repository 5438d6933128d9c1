import type { PublicationRecord } from "@porchlight/engine";
import { CellReader } from "../cells";
import { jsonTable } from "../json-table";

export const publicationTable = jsonTable<PublicationRecord>({
  name: "publication",
  key: ["id"],
  columns: [
    "id",
    "presentity",
    "eventPackage",
    "entityTag",
    "contentType",
    "body",
    "parts",
    "publisher",
    "isBound",
    "expiresAt",
    "createdAt",
    "modifiedAt",
    "owners",
  ],
  toRow: (record) => [
    record.id,
    record.presentity,
    record.eventPackage,
    record.entityTag,
    record.contentType,
    record.body,
    JSON.stringify(record.parts),
    record.publisher,
    record.isBound ? 1 : 0,
    record.expiresAt,
    record.createdAt,
    record.modifiedAt,
    record.owners,
  ],
  fromRow: (row) => {
    const cells = new CellReader(row);
    return {
      id: cells.text(),
      presentity: cells.text(),
      eventPackage: cells.text(),
      entityTag: cells.text(),
      contentType: cells.text(),
      body: cells.text(),
      parts: JSON.parse(cells.text()) as PublicationRecord["parts"],
      publisher: cells.text(),
      isBound: cells.flag(),
      expiresAt: cells.instant(),
      createdAt: cells.instant(),
      modifiedAt: cells.instant(),
      owners: cells.text(),
    };
  },
});
