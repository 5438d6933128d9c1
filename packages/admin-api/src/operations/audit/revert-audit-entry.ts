import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";

export const revertAuditEntry = defineOperation({
  id: "revertAuditEntry",
  method: "POST",
  path: "/api/v1/audit/{id}/revert",
  tag: "Audit",
  summary: "Take back what an entry tells, where what it made is still so; this is an entry of its own",
  roles: RUNS_THE_OFFICE,
  params: z.object({ id: z.string().regex(/^\d{1,15}$/, "is-no-entry-id") }),
  status: 204,
  problems: ["audit-entry-not-found", "not-revertible", "changed-since", "user-not-found", "too-many-bans"],
});
