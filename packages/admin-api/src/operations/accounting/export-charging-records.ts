import { z } from "zod";
import { defineOperation } from "../../operation";
import { READS_THE_AUDIT_LOG } from "../../role";
import { exportFormatSchema, recordFilterQuery } from "./charging-record";

export const exportChargingRecords = defineOperation({
  id: "exportChargingRecords",
  method: "GET",
  path: "/api/v1/accounting/export",
  tag: "Accounting",
  summary: "All records of a filter as one file, the oldest first: CSV, or one JSON object in each line",
  roles: READS_THE_AUDIT_LOG,
  query: z.strictObject({ ...recordFilterQuery, format: exportFormatSchema.default("csv") }),
  status: 200,
  download: ["text/csv", "application/x-ndjson"],
  problems: [],
});
