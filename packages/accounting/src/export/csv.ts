import type { NumberedRecord } from "../record/charging-record";
import { type ExportedRecord, exportedRecord } from "./exported-record";

const columns: readonly (keyof ExportedRecord)[] = [
  "number",
  "time",
  "requestTime",
  "source",
  "role",
  "method",
  "event",
  "action",
  "expires",
  "caller",
  "called",
  "requested",
  "anonymous",
  "session",
  "chargingId",
  "originatingDomain",
  "terminatingDomain",
  "status",
  "cause",
  "failure",
  "contentType",
  "contentLength",
  "contentDisposition",
  "list",
  "listMembers",
];

/** The first row of a CSV export (RFC 4180). */
export const csvHeader = `${columns.join(",")}\r\n`;

export function csvRow(record: NumberedRecord): string {
  const row = exportedRecord(record);
  return `${columns.map((column) => cell(row[column])).join(",")}\r\n`;
}

function cell(value: ExportedRecord[keyof ExportedRecord]): string {
  if (value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const text = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet would run it: what came from outside is text and nothing else. */
const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);
