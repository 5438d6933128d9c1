import type { ChargingRecord, NumberedRecord } from "@porchlight/accounting";
import { jsonTable } from "../json-table";

export const recordTable = jsonTable<NumberedRecord>({
  name: "charging_record",
  key: ["number"],
  columns: ["number", "at", "source", "method", "event", "caller", "called", "status", "octets", "record"],
  toRow: ({ number, record }) => [
    number,
    record.answeredAt,
    record.source,
    record.method,
    record.event,
    record.caller,
    record.called,
    record.status,
    record.body?.octets ?? 0,
    JSON.stringify(record),
  ],
  fromRow: ([number, , , , , , , , , record]) => ({
    number: Number(number),
    record: JSON.parse(String(record)) as ChargingRecord,
  }),
});
