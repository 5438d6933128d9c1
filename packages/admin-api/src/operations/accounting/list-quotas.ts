import { z } from "zod";
import { aorSchema, windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { quotaSchema } from "./quota";

export const listQuotas = defineOperation({
  id: "listQuotas",
  method: "GET",
  path: "/api/v1/accounting/quotas",
  tag: "Accounting",
  summary: "How much of a service users may have; who is not listed is not limited",
  roles: ANY_ROLE,
  query: z.strictObject({ user: aorSchema.optional(), ...windowQuery }),
  status: 200,
  response: windowOf(quotaSchema).extend({
    enforced: z.boolean().describe("The settings ask for credit of quotas"),
  }),
  problems: [],
});
