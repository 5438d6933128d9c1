import type { Instant } from "@porchlight/kernel";
import type { OperatorRole } from "./operators";

/** One line of the audit log, before it has its number. `before` and `after` carry no secrets. */
export interface AuditNote {
  readonly at: Instant;
  /** Name of the operator or of the token that did it. */
  readonly actor: string;
  readonly actorRole?: OperatorRole | undefined;
  /** What was done, as `noun.verb`. */
  readonly action: string;
  readonly target: string;
  readonly before: Readonly<Record<string, unknown>> | undefined;
  readonly after: Readonly<Record<string, unknown>> | undefined;
  /** Network address that the request came from. */
  readonly address?: string | undefined;
}

export interface AuditRecord extends AuditNote {
  /** Rises from entry to entry; decimal. */
  readonly id: string;
}

export interface AuditFilter {
  readonly actor?: string | undefined;
  /** The action itself, or its first part before the dot. */
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  /** The first instant that counts. */
  readonly since?: Instant | undefined;
  /** The last instant that counts. */
  readonly until?: Instant | undefined;
  /** Only entries older than the one of this id; what is no id finds nothing. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** The audit log. Entries are never removed, nor changed but by an erasure. */
export interface AuditLog {
  /** The id of the entry. */
  append(note: AuditNote): Promise<string>;
  find(id: string): Promise<AuditRecord | undefined>;
  /** The youngest first. */
  list(filter: AuditFilter): Promise<readonly AuditRecord[]>;
}
