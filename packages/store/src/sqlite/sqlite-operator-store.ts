import { instant } from "@porchlight/kernel";
import type { PrismaClient } from "../../generated/sqlite/client";
import type { AuditNote } from "../ports/audit";
import type { OperatorRecord, OperatorRole, OperatorStore } from "../ports/operators";
import { appendNotes, auditRow } from "./sqlite-audit-log";

export class SqliteOperatorStore implements OperatorStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async list(): Promise<readonly OperatorRecord[]> {
    const rows = await this.#prisma.operator.findMany({ orderBy: { name: "asc" } });
    return rows.map(operatorRecord);
  }

  async find(name: string): Promise<OperatorRecord | undefined> {
    const row = await this.#prisma.operator.findUnique({ where: { name } });
    return row === null ? undefined : operatorRecord(row);
  }

  count(): Promise<number> {
    return this.#prisma.operator.count();
  }

  async create(operator: OperatorRecord, audit: AuditNote): Promise<void> {
    await this.#prisma.$transaction([
      this.#prisma.operator.create({ data: operator }),
      this.#prisma.auditEntry.create({ data: auditRow(audit) }),
    ]);
  }

  async upsert(operator: OperatorRecord, audit: AuditNote): Promise<void> {
    const { name } = operator;
    await this.#prisma.$transaction([
      this.#prisma.operator.upsert({ where: { name }, create: operator, update: operator }),
      this.#prisma.auditEntry.create({ data: auditRow(audit) }),
    ]);
  }

  remove(name: string, audit: AuditNote): Promise<void> {
    return this.#prisma.$transaction(async (tx) => {
      const { count } = await tx.operator.deleteMany({ where: { name } });
      if (count === 0) return;
      const where = { operator: name };
      await tx.session.deleteMany({ where });
      await tx.secondFactor.deleteMany({ where });
      await tx.recoveryCode.deleteMany({ where });
      await tx.operatorLink.deleteMany({ where });
      await appendNotes(tx, [audit]);
    });
  }
}

interface OperatorRow extends Omit<OperatorRecord, "role" | "createdAt"> {
  readonly role: string;
  readonly createdAt: bigint;
}

const operatorRecord = (row: OperatorRow): OperatorRecord => ({
  ...row,
  role: row.role as OperatorRole,
  createdAt: instant(Number(row.createdAt)),
});
