import { type Instant, instant } from "@porchlight/kernel";
import type { PrismaClient } from "../../generated/sqlite/client";
import type { AgentScope, AgentTokenRecord, AgentTokenStore } from "../ports/agent-tokens";
import type { AuditNote } from "../ports/audit";
import { appendNotes, auditRow } from "./sqlite-audit-log";

export class SqliteAgentTokenStore implements AgentTokenStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async findBySecret(secretHash: string): Promise<AgentTokenRecord | undefined> {
    const row = await this.#prisma.agentToken.findUnique({ where: { secretHash } });
    return row === null ? undefined : tokenRecord(row);
  }

  async find(id: string): Promise<AgentTokenRecord | undefined> {
    const row = await this.#prisma.agentToken.findUnique({ where: { id } });
    return row === null ? undefined : tokenRecord(row);
  }

  async list(): Promise<readonly AgentTokenRecord[]> {
    const rows = await this.#prisma.agentToken.findMany({ orderBy: [{ createdAt: "desc" }, { id: "asc" }] });
    return rows.map(tokenRecord);
  }

  async create(token: AgentTokenRecord, audit: AuditNote): Promise<void> {
    const { lastUsedAt = null, revokedAt = null, scope, ...rest } = token;
    await this.#prisma.$transaction([
      this.#prisma.agentToken.create({
        data: { ...rest, scope: JSON.stringify(scope), lastUsedAt, revokedAt },
      }),
      this.#prisma.auditEntry.create({ data: auditRow(audit) }),
    ]);
  }

  async revoke(id: string, at: Instant, audit: AuditNote): Promise<void> {
    await this.#prisma.$transaction(async (tx) => {
      const { count } = await tx.agentToken.updateMany({
        where: { id, revokedAt: null },
        data: { revokedAt: at },
      });
      if (count > 0) await appendNotes(tx, [audit]);
    });
  }

  async touch(id: string, at: Instant): Promise<void> {
    await this.#prisma.agentToken.updateMany({ where: { id }, data: { lastUsedAt: at } });
  }
}

interface AgentTokenRow {
  readonly id: string;
  readonly agent: string;
  readonly secretHash: string;
  readonly scope: string;
  readonly createdBy: string;
  readonly createdAt: bigint;
  readonly expiresAt: bigint;
  readonly lastUsedAt: bigint | null;
  readonly revokedAt: bigint | null;
}

const tokenRecord = (row: AgentTokenRow): AgentTokenRecord => ({
  ...row,
  scope: JSON.parse(row.scope) as AgentScope,
  createdAt: instant(Number(row.createdAt)),
  expiresAt: instant(Number(row.expiresAt)),
  lastUsedAt: row.lastUsedAt === null ? undefined : instant(Number(row.lastUsedAt)),
  revokedAt: row.revokedAt === null ? undefined : instant(Number(row.revokedAt)),
});
