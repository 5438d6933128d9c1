import type { AuditNote } from "../ports/audit";
import type { Confirmation, SecondFactorRecord, SecondFactorStore } from "../ports/second-factors";
import type { MemoryAuditLog } from "./memory-audit-log";
import { ascending } from "./order";

export class MemorySecondFactorStore implements SecondFactorStore {
  readonly #audit: MemoryAuditLog;
  readonly #factors = new Map<string, SecondFactorRecord>();
  readonly #codes = new Map<string, Set<string>>();

  constructor(audit: MemoryAuditLog) {
    this.#audit = audit;
  }

  async list(): Promise<readonly SecondFactorRecord[]> {
    return [...this.#factors.values()].sort((one, other) => ascending(one.operator, other.operator));
  }

  async find(operator: string): Promise<SecondFactorRecord | undefined> {
    return this.#factors.get(operator);
  }

  async begin(operator: string, sealedSecret: string): Promise<boolean> {
    if (this.#factors.get(operator)?.confirmedAt !== undefined) return false;
    this.#factors.set(operator, { operator, sealedSecret, confirmedAt: undefined, lastStep: -1 });
    return true;
  }

  async confirm(
    { operator, sealedSecret, step, at, recoveryHashes }: Confirmation,
    audit: AuditNote,
  ): Promise<boolean> {
    const waiting = this.#factors.get(operator);
    if (waiting?.sealedSecret !== sealedSecret || waiting.confirmedAt !== undefined) return false;
    this.#factors.set(operator, { operator, sealedSecret, confirmedAt: at, lastStep: step });
    this.#codes.set(operator, new Set(recoveryHashes));
    this.#audit.note(audit);
    return true;
  }

  async useStep(operator: string, step: number): Promise<boolean> {
    const factor = this.#factors.get(operator);
    if (factor === undefined || factor.lastStep >= step) return false;
    this.#factors.set(operator, { ...factor, lastStep: step });
    return true;
  }

  async recoveryCodesLeft(operator: string): Promise<number> {
    return this.#codes.get(operator)?.size ?? 0;
  }

  async useRecoveryCode(operator: string, codeHash: string, audit: AuditNote): Promise<boolean> {
    if (this.#codes.get(operator)?.delete(codeHash) !== true) return false;
    this.#audit.note(audit);
    return true;
  }

  async replaceRecoveryCodes(
    operator: string,
    codeHashes: readonly string[],
    audit: AuditNote,
  ): Promise<void> {
    this.#codes.set(operator, new Set(codeHashes));
    this.#audit.note(audit);
  }

  async remove(operator: string, audit: AuditNote): Promise<boolean> {
    const inForce = this.#factors.get(operator)?.confirmedAt !== undefined;
    this.removeOf(operator);
    if (inForce) this.#audit.note(audit);
    return inForce;
  }

  removeOf(operator: string): void {
    this.#factors.delete(operator);
    this.#codes.delete(operator);
  }
}
