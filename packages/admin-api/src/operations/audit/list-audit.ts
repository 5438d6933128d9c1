import { z } from "zod";
import { roleSchema, timestampSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { READS_THE_AUDIT_LOG } from "../../role";

export const auditEntrySchema = z.object({
  id: z.string(),
  at: timestampSchema,
  actor: z.string().describe("Operator, `token:<label>`, `cli` or `system`"),
  actorRole: roleSchema.nullable(),
  address: z.string().nullable().describe("Network address that the request came from"),
  action: z.string().describe("Such as `user.create`"),
  target: z.string(),
  before: z.record(z.string(), z.unknown()).nullable().describe("What it was, without secrets"),
  after: z.record(z.string(), z.unknown()).nullable().describe("What it is, without secrets"),
  revertible: z.boolean().describe("It can be taken back, unless it has been changed since"),
});

export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const listAudit = defineOperation({
  id: "listAudit",
  method: "GET",
  path: "/api/v1/audit",
  tag: "Audit",
  summary: "Who changed what and when, the latest first",
  roles: READS_THE_AUDIT_LOG,
  query: z.strictObject({
    actor: z.string().max(200).optional(),
    action: z.string().max(100).optional().describe("An action, or its first part such as `user`"),
    target: z.string().max(512).optional(),
    since: timestampSchema.optional(),
    until: timestampSchema.optional(),
    cursor: z.string().max(128).optional().describe("`nextCursor` of the window before"),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  status: 200,
  response: z.object({
    items: z.array(auditEntrySchema),
    nextCursor: z.string().nullable().describe("Null at the end"),
  }),
  problems: [],
});
