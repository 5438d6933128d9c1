import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { factorCodeSchema, recoveryCodesSchema } from "./second-factor";

export const renewRecoveryCodes = defineOperation({
  id: "renewRecoveryCodes",
  method: "POST",
  path: "/api/v1/second-factor/recovery-codes",
  tag: "Session",
  summary: "New recovery codes in the place of all others",
  roles: ANY_ROLE,
  body: z.strictObject({ code: factorCodeSchema }),
  status: 200,
  response: recoveryCodesSchema,
  problems: ["operator-not-found", "second-factor-not-found", "wrong-code", "too-many-attempts"],
});
