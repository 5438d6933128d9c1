import type { AuditNote } from "../ports/audit";
import type { OperatorRecord, OperatorStore } from "../ports/operators";
import type { MemoryAuditLog } from "./memory-audit-log";
import { ascending } from "./order";

export class MemoryOperatorStore implements OperatorStore {
  readonly #audit: MemoryAuditLog;
  readonly #forget: (operator: string) => void;
  readonly #operators = new Map<string, OperatorRecord>();

  /** @param forget drops what belongs to an operator that is removed */
  constructor(audit: MemoryAuditLog, forget: (operator: string) => void) {
    this.#audit = audit;
    this.#forget = forget;
  }

  async list(): Promise<readonly OperatorRecord[]> {
    return [...this.#operators.values()].sort((one, other) => ascending(one.name, other.name));
  }

  async find(name: string): Promise<OperatorRecord | undefined> {
    return this.#operators.get(name);
  }

  async count(): Promise<number> {
    return this.#operators.size;
  }

  async create(operator: OperatorRecord, audit: AuditNote): Promise<void> {
    if (this.#operators.has(operator.name)) throw new Error(`the operator ${operator.name} exists`);
    return this.upsert(operator, audit);
  }

  async upsert(operator: OperatorRecord, audit: AuditNote): Promise<void> {
    this.#operators.set(operator.name, operator);
    this.#audit.note(audit);
  }

  async remove(name: string, audit: AuditNote): Promise<void> {
    if (!this.#operators.delete(name)) return;
    this.#forget(name);
    this.#audit.note(audit);
  }
}
