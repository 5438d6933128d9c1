/**
 * What an operator may do. Owner: everything. Operator: runs the office. Support: sees structure, never the content of
 * notes and documents. Auditor: reads everything, the audit log included, and changes nothing.
 */
export const roles = ["owner", "operator", "support", "auditor"] as const;

export type Role = (typeof roles)[number];

/** Role sets the operations are declared with. */
export const ANY_ROLE: readonly Role[] = roles;
export const RUNS_THE_OFFICE: readonly Role[] = ["owner", "operator"];
export const READS_THE_AUDIT_LOG: readonly Role[] = ["owner", "operator", "auditor"];
export const READS_CONTENT: readonly Role[] = ["owner", "operator", "auditor"];
export const OWNER_ONLY: readonly Role[] = ["owner"];
export const READS_TOKENS: readonly Role[] = ["owner", "auditor"];
export const READS_SETUP_LINKS: readonly Role[] = ["owner", "operator", "auditor"];
export const READS_OPERATORS: readonly Role[] = ["owner", "auditor"];

/** Whether a role sees bodies, notes and composed documents. */
export const seesContent = (role: Role): boolean => role !== "support";
