import { z } from "zod";
import { countSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { READS_THE_AUDIT_LOG } from "../../role";
import { chargingRecordSchema, recordFilterQuery } from "./charging-record";

export const listChargingRecords = defineOperation({
  id: "listChargingRecords",
  method: "GET",
  path: "/api/v1/accounting/records",
  tag: "Accounting",
  summary: "Charging records, the latest first",
  roles: READS_THE_AUDIT_LOG,
  query: z.strictObject({
    ...recordFilterQuery,
    below: z.coerce.number().int().min(1).optional().describe("`nextBelow` of the window before"),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  status: 200,
  response: z.object({
    items: z.array(chargingRecordSchema),
    nextBelow: countSchema.nullable().describe("Null at the end"),
  }),
  problems: [],
});
