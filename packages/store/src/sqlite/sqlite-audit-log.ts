import { instant } from "@porchlight/kernel";
import type { Prisma, PrismaClient } from "../../generated/sqlite/client";
import type { AuditFilter, AuditLog, AuditNote, AuditRecord } from "../ports/audit";
import type { OperatorRole } from "../ports/operators";

export class SqliteAuditLog implements AuditLog {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async append(note: AuditNote): Promise<string> {
    const { id } = await this.#prisma.auditEntry.create({ data: auditRow(note), select: { id: true } });
    return String(id);
  }

  async find(id: string): Promise<AuditRecord | undefined> {
    const number = entryNumber(id);
    const row = number === null ? null : await this.#prisma.auditEntry.findUnique({ where: { id: number } });
    return row === null || String(row.id) !== id ? undefined : auditRecord(row);
  }

  async list(filter: AuditFilter): Promise<readonly AuditRecord[]> {
    const before = filter.before === undefined ? undefined : entryNumber(filter.before);
    if (before === null) return [];
    const rows = await this.#prisma.auditEntry.findMany({
      where: condition(filter, before),
      orderBy: { id: "desc" },
      take: filter.limit,
    });
    return rows.map(auditRecord);
  }
}

/** One line of the log as a row, for a transaction of another store. */
export const auditRow = (note: AuditNote): Prisma.AuditEntryCreateManyInput => ({
  at: note.at,
  actor: note.actor,
  actorRole: note.actorRole ?? null,
  action: note.action,
  target: note.target,
  before: jsonText(note.before),
  after: jsonText(note.after),
  address: note.address ?? null,
});

/** Writes lines of the log inside a transaction. */
export async function appendNotes(tx: Prisma.TransactionClient, notes: readonly AuditNote[]): Promise<void> {
  if (notes.length > 0) await tx.auditEntry.createMany({ data: notes.map(auditRow) });
}

function condition(filter: AuditFilter, before: number | undefined): Prisma.AuditEntryWhereInput {
  const { actor, action, target, since, until } = filter;
  return {
    ...(actor === undefined ? {} : { actor }),
    ...(target === undefined ? {} : { target }),
    ...(before === undefined ? {} : { id: { lt: before } }),
    ...(action === undefined ? {} : { OR: [{ action }, beginningWith(action)] }),
    at: { ...(since === undefined ? {} : { gte: since }), ...(until === undefined ? {} : { lte: until }) },
  };
}

/** Actions of a noun: all texts from `noun.` up to the next character after the dot. */
const beginningWith = (noun: string): Prisma.AuditEntryWhereInput => ({
  action: { gte: `${noun}.`, lt: `${noun}/` },
});

/** Null for what is no entry's id. */
const entryNumber = (id: string): number | null =>
  /^\d{1,15}$/.test(id) ? Math.min(Number(id), LARGEST_ID) : null;

const LARGEST_ID = 2 ** 31 - 1;

interface AuditRow {
  readonly id: number;
  readonly at: bigint;
  readonly actor: string;
  readonly actorRole: string | null;
  readonly action: string;
  readonly target: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly address: string | null;
}

const auditRecord = (row: AuditRow): AuditRecord => ({
  id: String(row.id),
  at: instant(Number(row.at)),
  actor: row.actor,
  actorRole: (row.actorRole ?? undefined) as OperatorRole | undefined,
  action: row.action,
  target: row.target,
  before: parsed(row.before),
  after: parsed(row.after),
  address: row.address ?? undefined,
});

const jsonText = (fields: AuditNote["before"]): string | null =>
  fields === undefined ? null : JSON.stringify(fields);

const parsed = (text: string | null): AuditNote["before"] =>
  text === null ? undefined : (JSON.parse(text) as Record<string, unknown>);
