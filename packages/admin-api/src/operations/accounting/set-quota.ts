import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { quotaParams, quotaSchema } from "./quota";

export const setQuota = defineOperation({
  id: "setQuota",
  method: "PUT",
  path: "/api/v1/users/{aor}/quotas/{service}",
  tag: "Accounting",
  summary: "Grant a user so many requests of a service",
  roles: RUNS_THE_OFFICE,
  params: quotaParams,
  body: z.strictObject({
    units: z.int().min(0).max(1_000_000_000),
    reset: z.boolean().default(false).describe("What was used counts from 0"),
  }),
  status: 200,
  response: quotaSchema,
  problems: ["user-not-found"],
});
