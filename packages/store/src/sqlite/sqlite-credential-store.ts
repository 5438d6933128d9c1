import { type Instant, instant } from "@porchlight/kernel";
import type { Prisma, PrismaClient } from "../../generated/sqlite/client";
import type { AuditNote } from "../ports/audit";
import type { CredentialRecord, CredentialStore } from "../ports/credentials";
import { appendNotes, auditRow } from "./sqlite-audit-log";

/** What every table of credentials has. */
export interface CredentialRow {
  readonly id: string;
  readonly secretHash: string;
  readonly createdBy: string;
  readonly createdAt: bigint;
  readonly expiresAt: bigint;
  readonly lastUsedAt: bigint | null;
  readonly revokedAt: bigint | null;
}

/** A table of credentials, as far as its rows are read and changed in the same way. */
export interface CredentialTable<Row extends CredentialRow> {
  findUnique(query: { where: { id: string } | { secretHash: string } }): Prisma.PrismaPromise<Row | null>;
  findMany(query: { orderBy: [{ createdAt: "desc" }, { id: "asc" }] }): Prisma.PrismaPromise<Row[]>;
  create(query: { data: Row }): Prisma.PrismaPromise<Row>;
  updateMany(query: {
    where: { id: string; revokedAt?: null; lastUsedAt?: null };
    data: { revokedAt?: bigint; lastUsedAt?: bigint };
  }): Prisma.PrismaPromise<{ count: number }>;
}

/** One kind of credential: its table, and what a row says besides what all of them do. */
export interface CredentialKind<Token extends CredentialRecord, Row extends CredentialRow> {
  table(
    client: Pick<PrismaClient, "apiToken" | "agentToken" | "watcherToken" | "setupLink" | "operatorLink">,
  ): CredentialTable<Row>;
  toRow(token: Token, common: CredentialRow): Row;
  fromRow(row: Row, common: CredentialRecord): Token;
}

export class SqliteCredentialStore<Token extends CredentialRecord, Row extends CredentialRow>
  implements CredentialStore<Token>
{
  readonly #prisma: PrismaClient;
  readonly #kind: CredentialKind<Token, Row>;

  constructor(prisma: PrismaClient, kind: CredentialKind<Token, Row>) {
    this.#prisma = prisma;
    this.#kind = kind;
  }

  get #table(): CredentialTable<Row> {
    return this.#kind.table(this.#prisma);
  }

  async findBySecret(secretHash: string): Promise<Token | undefined> {
    return this.#read(await this.#table.findUnique({ where: { secretHash } }));
  }

  async find(id: string): Promise<Token | undefined> {
    return this.#read(await this.#table.findUnique({ where: { id } }));
  }

  async list(): Promise<readonly Token[]> {
    const rows = await this.#table.findMany({ orderBy: [{ createdAt: "desc" }, { id: "asc" }] });
    return rows.map((row) => this.#kind.fromRow(row, recordOf(row)));
  }

  #read(row: Row | null): Token | undefined {
    return row === null ? undefined : this.#kind.fromRow(row, recordOf(row));
  }

  async create(token: Token, audit: AuditNote): Promise<void> {
    await this.#prisma.$transaction([
      this.#table.create({ data: this.#kind.toRow(token, rowOf(token)) }),
      this.#prisma.auditEntry.create({ data: auditRow(audit) }),
    ]);
  }

  async revoke(id: string, at: Instant, audit: AuditNote): Promise<void> {
    await this.#prisma.$transaction(async (tx) => {
      const table = this.#kind.table(tx);
      const { count } = await table.updateMany({
        where: { id, revokedAt: null },
        data: { revokedAt: BigInt(at) },
      });
      if (count > 0) await appendNotes(tx, [audit]);
    });
  }

  async useOnce(id: string, at: Instant): Promise<boolean> {
    const { count } = await this.#table.updateMany({
      where: { id, revokedAt: null, lastUsedAt: null },
      data: { lastUsedAt: BigInt(at) },
    });
    return count > 0;
  }

  async touch(id: string, at: Instant): Promise<void> {
    await this.#table.updateMany({ where: { id }, data: { lastUsedAt: BigInt(at) } });
  }
}

const rowOf = (token: CredentialRecord): CredentialRow => ({
  id: token.id,
  secretHash: token.secretHash,
  createdBy: token.createdBy,
  createdAt: BigInt(token.createdAt),
  expiresAt: BigInt(token.expiresAt),
  lastUsedAt: token.lastUsedAt === undefined ? null : BigInt(token.lastUsedAt),
  revokedAt: token.revokedAt === undefined ? null : BigInt(token.revokedAt),
});

const recordOf = (row: CredentialRow): CredentialRecord => ({
  id: row.id,
  secretHash: row.secretHash,
  createdBy: row.createdBy,
  createdAt: instant(Number(row.createdAt)),
  expiresAt: instant(Number(row.expiresAt)),
  lastUsedAt: row.lastUsedAt === null ? undefined : instant(Number(row.lastUsedAt)),
  revokedAt: row.revokedAt === null ? undefined : instant(Number(row.revokedAt)),
});
