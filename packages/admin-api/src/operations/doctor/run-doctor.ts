import { z } from "zod";
import { timestampSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { saidSchema } from "../../sayings/said";

export const doctorCheckSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(["pass", "warn", "fail"]),
  detail: z.string().describe("What was found"),
  detailSaid: saidSchema,
  remedy: z.string().nullable().describe("What to do about it"),
  remedySaid: saidSchema.nullable(),
});

export type DoctorCheck = z.infer<typeof doctorCheckSchema>;

export const runDoctor = defineOperation({
  id: "runDoctor",
  method: "GET",
  path: "/api/v1/doctor",
  tag: "Doctor",
  summary: "Checks of the installation, run now",
  roles: ANY_ROLE,
  status: 200,
  response: z.object({ at: timestampSchema, checks: z.array(doctorCheckSchema) }),
  problems: [],
});
