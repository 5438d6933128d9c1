import type { Instant } from "@porchlight/kernel";
import type { AuditNote } from "./audit";

/** What an operator, or a token, may do. */
export type OperatorRole = "owner" | "operator" | "support" | "auditor";

/** Who signs in to the console. */
export interface OperatorRecord {
  readonly name: string;
  readonly role: OperatorRole;
  /** scrypt with its parameters and salt, as one string. */
  readonly passwordHash: string;
  readonly disabled: boolean;
  readonly createdAt: Instant;
}

/** Every change is written in one transaction with its line of the audit log. */
export interface OperatorStore {
  /** In order of their names. */
  list(): Promise<readonly OperatorRecord[]>;
  find(name: string): Promise<OperatorRecord | undefined>;
  count(): Promise<number>;
  /** Rejects when the name is taken. */
  create(operator: OperatorRecord, audit: AuditNote): Promise<void>;
  /** Creates the operator or replaces the one of that name. */
  upsert(operator: OperatorRecord, audit: AuditNote): Promise<void>;
  /** With sessions, second factor and set-up links. Does nothing when there is none of that name. */
  remove(name: string, audit: AuditNote): Promise<void>;
}
