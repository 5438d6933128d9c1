import { z } from "zod";
import { aorSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { effectiveProfileSchema } from "./provisioning";

export const showEffectiveProfile = defineOperation({
  id: "showEffectiveProfile",
  method: "GET",
  path: "/api/v1/users/{aor}/profile",
  tag: "Provisioning",
  summary: "What is in force for a user or a device of it and why, as documents, and which clients were told",
  roles: ANY_ROLE,
  params: z.object({ aor: aorSchema }),
  query: z.strictObject({ device: z.string().max(300).optional() }),
  status: 200,
  response: effectiveProfileSchema,
  problems: ["user-not-found"],
});
