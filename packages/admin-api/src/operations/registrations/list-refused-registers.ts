import { z } from "zod";
import { timestampSchema, transportSchema, untrustedText } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";

export const refusedRegisterSchema = z.object({
  aor: untrustedText.describe("Address of record that it was for, as far as that is known"),
  cause: z.enum([
    "challenged",
    "wrong-password",
    "unknown-user",
    "disabled-user",
    "backed-off",
    "replayed-nonce",
    "forged-nonce",
    "foreign-realm",
    "foreign-domain",
    "other-user",
  ]),
  transport: transportSchema.nullable().describe("Null when the connection is gone"),
  remoteAddress: z.string(),
  userAgent: untrustedText,
  at: timestampSchema,
});

export type RefusedRegister = z.infer<typeof refusedRegisterSchema>;

export const listRefusedRegisters = defineOperation({
  id: "listRefusedRegisters",
  method: "GET",
  path: "/api/v1/refused-registers",
  tag: "Registrations",
  summary: "Devices whose last REGISTER was not taken, and why; the latest first",
  roles: ANY_ROLE,
  query: z.strictObject({
    aor: z.string().max(512).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  status: 200,
  response: z.object({ items: z.array(refusedRegisterSchema) }),
  problems: [],
});
