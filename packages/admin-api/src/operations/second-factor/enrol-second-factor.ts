import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";

export const enrolSecondFactor = defineOperation({
  id: "enrolSecondFactor",
  method: "POST",
  path: "/api/v1/second-factor",
  tag: "Session",
  summary: "A new secret for an authenticator (RFC 6238); in force once a code confirms it",
  roles: ANY_ROLE,
  beforeSecondFactor: true,
  status: 201,
  response: z.object({
    secret: z.string().describe("Base32, not shown again"),
    uri: z.string().describe("The same as an otpauth URI, for a QR code"),
  }),
  problems: ["operator-not-found", "second-factor-exists"],
});
