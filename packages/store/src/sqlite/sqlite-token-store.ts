import { type Instant, instant } from "@porchlight/kernel";
import type { PrismaClient } from "../../generated/sqlite/client";
import type { AuditNote } from "../ports/audit";
import type { OperatorRole } from "../ports/operators";
import type { TokenRecord, TokenStore } from "../ports/tokens";
import { appendNotes, auditRow } from "./sqlite-audit-log";

export class SqliteTokenStore implements TokenStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async findBySecret(secretHash: string): Promise<TokenRecord | undefined> {
    const row = await this.#prisma.apiToken.findUnique({ where: { secretHash } });
    return row === null ? undefined : tokenRecord(row);
  }

  async find(id: string): Promise<TokenRecord | undefined> {
    const row = await this.#prisma.apiToken.findUnique({ where: { id } });
    return row === null ? undefined : tokenRecord(row);
  }

  async list(): Promise<readonly TokenRecord[]> {
    const rows = await this.#prisma.apiToken.findMany({ orderBy: [{ createdAt: "desc" }, { id: "asc" }] });
    return rows.map(tokenRecord);
  }

  async create(token: TokenRecord, audit: AuditNote): Promise<void> {
    const { lastUsedAt = null, revokedAt = null, ...rest } = token;
    await this.#prisma.$transaction([
      this.#prisma.apiToken.create({ data: { ...rest, lastUsedAt, revokedAt } }),
      this.#prisma.auditEntry.create({ data: auditRow(audit) }),
    ]);
  }

  async revoke(id: string, at: Instant, audit: AuditNote): Promise<void> {
    await this.#prisma.$transaction(async (tx) => {
      const { count } = await tx.apiToken.updateMany({
        where: { id, revokedAt: null },
        data: { revokedAt: at },
      });
      if (count > 0) await appendNotes(tx, [audit]);
    });
  }

  async touch(id: string, at: Instant): Promise<void> {
    await this.#prisma.apiToken.updateMany({ where: { id }, data: { lastUsedAt: at } });
  }
}

interface TokenRow {
  readonly id: string;
  readonly label: string;
  readonly role: string;
  readonly secretHash: string;
  readonly createdBy: string;
  readonly createdAt: bigint;
  readonly expiresAt: bigint;
  readonly lastUsedAt: bigint | null;
  readonly revokedAt: bigint | null;
}

const tokenRecord = (row: TokenRow): TokenRecord => ({
  ...row,
  role: row.role as OperatorRole,
  createdAt: instant(Number(row.createdAt)),
  expiresAt: instant(Number(row.expiresAt)),
  lastUsedAt: row.lastUsedAt === null ? undefined : instant(Number(row.lastUsedAt)),
  revokedAt: row.revokedAt === null ? undefined : instant(Number(row.revokedAt)),
});
