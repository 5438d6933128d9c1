import { instant } from "@porchlight/kernel";
import type { Prisma, PrismaClient } from "../../generated/sqlite/client";
import type { AuditNote } from "../ports/audit";
import type { Confirmation, SecondFactorRecord, SecondFactorStore } from "../ports/second-factors";
import { appendNotes } from "./sqlite-audit-log";

export class SqliteSecondFactorStore implements SecondFactorStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async list(): Promise<readonly SecondFactorRecord[]> {
    const rows = await this.#prisma.secondFactor.findMany({ orderBy: { operator: "asc" } });
    return rows.map(secondFactorRecord);
  }

  async find(operator: string): Promise<SecondFactorRecord | undefined> {
    const row = await this.#prisma.secondFactor.findUnique({ where: { operator } });
    return row === null ? undefined : secondFactorRecord(row);
  }

  begin(operator: string, sealedSecret: string): Promise<boolean> {
    return this.#prisma.$transaction(async (tx) => {
      await tx.secondFactor.deleteMany({ where: { operator, confirmedAt: null } });
      if ((await tx.secondFactor.count({ where: { operator } })) > 0) return false;
      await tx.secondFactor.create({ data: { operator, sealedSecret, lastStep: -1 } });
      return true;
    });
  }

  confirm(
    { operator, sealedSecret, step, at, recoveryHashes }: Confirmation,
    audit: AuditNote,
  ): Promise<boolean> {
    return this.#prisma.$transaction(async (tx) => {
      const { count } = await tx.secondFactor.updateMany({
        where: { operator, sealedSecret, confirmedAt: null },
        data: { confirmedAt: at, lastStep: step },
      });
      if (count === 0) return false;
      await replaceCodes(tx, operator, recoveryHashes);
      await appendNotes(tx, [audit]);
      return true;
    });
  }

  async useStep(operator: string, step: number): Promise<boolean> {
    const { count } = await this.#prisma.secondFactor.updateMany({
      where: { operator, lastStep: { lt: step } },
      data: { lastStep: step },
    });
    return count > 0;
  }

  recoveryCodesLeft(operator: string): Promise<number> {
    return this.#prisma.recoveryCode.count({ where: { operator } });
  }

  useRecoveryCode(operator: string, codeHash: string, audit: AuditNote): Promise<boolean> {
    return this.#prisma.$transaction(async (tx) => {
      const { count } = await tx.recoveryCode.deleteMany({ where: { operator, codeHash } });
      if (count === 0) return false;
      await appendNotes(tx, [audit]);
      return true;
    });
  }

  async replaceRecoveryCodes(
    operator: string,
    codeHashes: readonly string[],
    audit: AuditNote,
  ): Promise<void> {
    await this.#prisma.$transaction(async (tx) => {
      await replaceCodes(tx, operator, codeHashes);
      await appendNotes(tx, [audit]);
    });
  }

  remove(operator: string, audit: AuditNote): Promise<boolean> {
    return this.#prisma.$transaction(async (tx) => {
      const inForce = await tx.secondFactor.count({ where: { operator, confirmedAt: { not: null } } });
      await tx.secondFactor.deleteMany({ where: { operator } });
      await tx.recoveryCode.deleteMany({ where: { operator } });
      if (inForce > 0) await appendNotes(tx, [audit]);
      return inForce > 0;
    });
  }
}

async function replaceCodes(
  tx: Prisma.TransactionClient,
  operator: string,
  codeHashes: readonly string[],
): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { operator } });
  await tx.recoveryCode.createMany({ data: codeHashes.map((codeHash) => ({ operator, codeHash })) });
}

interface SecondFactorRow extends Omit<SecondFactorRecord, "confirmedAt" | "lastStep"> {
  readonly confirmedAt: bigint | null;
  readonly lastStep: bigint;
}

const secondFactorRecord = (row: SecondFactorRow): SecondFactorRecord => ({
  ...row,
  confirmedAt: row.confirmedAt === null ? undefined : instant(Number(row.confirmedAt)),
  lastStep: Number(row.lastStep),
});
