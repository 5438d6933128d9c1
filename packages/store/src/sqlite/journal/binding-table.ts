import type { BindingRecord } from "@porchlight/engine";
import { CellReader, peerCells } from "../cells";
import { jsonTable } from "../json-table";

export const bindingTable = jsonTable<BindingRecord>({
  name: "binding",
  key: ["aor", "key"],
  columns: [
    "aor",
    "key",
    "contactUri",
    "contactParameters",
    "q",
    "callId",
    "cseq",
    "instance",
    "regId",
    "path",
    "userAgent",
    "peerTransport",
    "peerAddress",
    "peerPort",
    "expiresAt",
    "registeredAt",
  ],
  toRow: (record) => [
    record.aor,
    record.key,
    record.contactUri,
    record.contactParameters,
    record.q,
    record.callId,
    record.cseq,
    record.instance,
    record.regId,
    JSON.stringify(record.path),
    record.userAgent,
    ...peerCells(record.peer),
    record.expiresAt,
    record.registeredAt,
  ],
  fromRow: (row) => {
    const cells = new CellReader(row);
    return {
      aor: cells.text(),
      key: cells.text(),
      contactUri: cells.text(),
      contactParameters: cells.text(),
      q: cells.number(),
      callId: cells.text(),
      cseq: cells.number(),
      instance: cells.text(),
      regId: cells.number(),
      path: cells.texts(),
      userAgent: cells.text(),
      peer: cells.peer(),
      expiresAt: cells.instant(),
      registeredAt: cells.instant(),
    };
  },
});
