import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { profileValuesSchema } from "./provisioning";

export const readOmaProfile = defineOperation({
  id: "readOmaProfile",
  method: "POST",
  path: "/api/v1/profile/oma",
  tag: "Provisioning",
  summary: "Read the values of an OMA client provisioning document or management object; nothing is stored",
  roles: RUNS_THE_OFFICE,
  body: z.strictObject({
    form: z.enum(["client-provisioning", "management-object"]),
    text: z.string().max(262_144),
  }),
  bodyLimit: 512 * 1024,
  status: 200,
  response: z.object({
    values: profileValuesSchema,
    ignored: z.array(z.string()).describe("Names that have no parameter here"),
  }),
  problems: [],
});
