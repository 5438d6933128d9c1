import type { AuditEntry } from "@porchlight/admin-api";
import type { AuditRecord } from "@porchlight/store";
import { instantText } from "./instant-text";

/** What a line of the audit log says, apart from whether it can be taken back now. */
export type AuditLine = Omit<AuditEntry, "revertible">;

/** A line of the audit log as the API shows it. */
export const auditRow = ({ id, at, actor, actorRole, address, ...entry }: AuditRecord): AuditLine => ({
  id,
  at: instantText(at),
  actor,
  actorRole: actorRole ?? null,
  address: address ?? null,
  action: entry.action,
  target: entry.target,
  before: entry.before === undefined ? null : { ...entry.before },
  after: entry.after === undefined ? null : { ...entry.after },
});
