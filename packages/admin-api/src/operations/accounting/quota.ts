import { z } from "zod";
import { aorSchema, countSchema } from "../../fields";
import { quotaServices } from "../../vocabulary";

const quotaServiceSchema = z.enum(quotaServices);

export const quotaSchema = z.object({
  aor: z.string(),
  service: quotaServiceSchema,
  units: countSchema.describe("Requests that are granted in all"),
  used: countSchema,
});

export type QuotaField = z.infer<typeof quotaSchema>;

export const quotaParams = z.object({ aor: aorSchema, service: quotaServiceSchema });
