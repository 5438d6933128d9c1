import type { Ban } from "@porchlight/store";

/** What the audit log keeps of a ban. */
export const auditedBan = ({ reason, until }: Ban) => ({
  reason,
  until: until === undefined ? null : new Date(until).toISOString(),
});
