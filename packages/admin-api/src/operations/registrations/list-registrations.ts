import { z } from "zod";
import {
  searchText,
  timestampSchema,
  transportSchema,
  untrustedText,
  windowOf,
  windowQuery,
} from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";

export const registrationSchema = z.object({
  aor: z.string(),
  contact: untrustedText,
  transport: transportSchema,
  remoteAddress: z.string(),
  userAgent: untrustedText,
  instance: untrustedText,
  connection: z.int().nullable().describe("Id of the connection that leads to it"),
  registeredAt: timestampSchema,
  expiresAt: timestampSchema,
});

export type Registration = z.infer<typeof registrationSchema>;

export const listRegistrations = defineOperation({
  id: "listRegistrations",
  method: "GET",
  path: "/api/v1/registrations",
  tag: "Registrations",
  summary: "Registered contacts",
  roles: ANY_ROLE,
  query: z.strictObject({
    search: searchText.describe("Part of address, contact or user agent"),
    aor: z.string().max(512).optional(),
    transport: transportSchema.optional(),
    sort: z.enum(["aor", "-registeredAt", "expiresAt"]).default("aor"),
    ...windowQuery,
  }),
  status: 200,
  response: windowOf(registrationSchema),
  problems: [],
});
