import { z } from "zod";
import { countSchema, untrustedText } from "../../fields";
import { defineOperation } from "../../operation";
import { READS_THE_AUDIT_LOG } from "../../role";
import { recordFilterQuery } from "./charging-record";

export const chargingTotalSchema = z.object({
  method: untrustedText,
  event: untrustedText,
  succeeded: countSchema,
  failed: countSchema,
  octets: countSchema.describe("Of bodies"),
});

export type ChargingTotal = z.infer<typeof chargingTotalSchema>;

export const totalChargingRecords = defineOperation({
  id: "totalChargingRecords",
  method: "GET",
  path: "/api/v1/accounting/totals",
  tag: "Accounting",
  summary: "What the records of a filter come to, for each method and package",
  roles: READS_THE_AUDIT_LOG,
  query: z.strictObject(recordFilterQuery),
  status: 200,
  response: z.object({ items: z.array(chargingTotalSchema) }),
  problems: [],
});
