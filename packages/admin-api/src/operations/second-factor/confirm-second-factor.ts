import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { factorCodeSchema, recoveryCodesSchema } from "./second-factor";

export const confirmSecondFactor = defineOperation({
  id: "confirmSecondFactor",
  method: "POST",
  path: "/api/v1/second-factor/confirmation",
  tag: "Session",
  summary: "Put the secret into force by a code of it; other sessions of the operator end",
  roles: ANY_ROLE,
  beforeSecondFactor: true,
  body: z.strictObject({ code: factorCodeSchema }),
  status: 200,
  response: recoveryCodesSchema,
  problems: [
    "operator-not-found",
    "second-factor-not-found",
    "second-factor-exists",
    "wrong-code",
    "too-many-attempts",
  ],
});
