import type {
  CreditService,
  LedgerState,
  NumberedRecord,
  OwedEvent,
  ParkedRecord,
  Quota,
  RecordBatch,
  RecordFilter,
  RecordGap,
  RecordReader,
  RecordStore,
  RecordTotal,
} from "@porchlight/accounting";
import { type Instant, instant } from "@porchlight/kernel";
import type { PrismaClient } from "../../../generated/sqlite/client";
import type { AuditNote } from "../../ports/audit";
import type { Change, SqliteAdapter } from "../driver/adapter";
import { appendNotes } from "../sqlite-audit-log";
import { wordsCell, wordsIn } from "../words-cell";
import { blockCondition, blockMethod, entryCondition, entryOctets, entrySucceeded } from "./block-condition";
import { blockInsertions, type Direction, recordsInBlocks } from "./block-table";
import { everyRun, recordCondition, succeeded } from "./record-condition";
import { recordInsertions, recordsInTable } from "./record-table";

/** The one row of the ledger. */
const LEDGER = 1;

/** Records in SQLite: what is written with many requests goes past Prisma. */
export class SqliteRecordStore implements RecordStore<AuditNote> {
  readonly #prisma: PrismaClient;
  readonly #database: Pick<SqliteAdapter, "write">;

  constructor(prisma: PrismaClient, database: Pick<SqliteAdapter, "write">) {
    this.#prisma = prisma;
    this.#database = database;
  }

  async open(now: Instant): Promise<LedgerState> {
    const zero = { id: LEDGER, epoch: Math.floor(now / 1000), last: 0, push: 0, diameter: 0 };
    const ledger = await this.#prisma.chargingLedger.upsert({
      where: { id: LEDGER },
      create: zero,
      update: {},
    });
    const quotas = await this.#prisma.chargingQuota.findMany({
      orderBy: [{ aor: "asc" }, { service: "asc" }],
    });
    const owed = await this.#prisma.chargingOwed.findMany({ orderBy: { at: "asc" } });
    return {
      last: Number(ledger.last),
      epoch: Number(ledger.epoch),
      cursors: { push: Number(ledger.push), diameter: Number(ledger.diameter) },
      quotas: quotas.map(quotaOf),
      owed: owed.map(owedOf),
    };
  }

  async append({ last, records, blocks, gaps }: RecordBatch, used: readonly Quota[]): Promise<void> {
    await this.#database.write([
      ...recordInsertions(records),
      ...blockInsertions(blocks),
      ...gaps.map(gapInsertion),
      { sql: `UPDATE "charging_ledger" SET "last" = max("last", ?) WHERE "id" = ?`, args: [last, LEDGER] },
      ...used.map(usage),
    ]);
  }

  after(number: number, filter: RecordFilter, limit: number): Promise<readonly NumberedRecord[]> {
    return this.#page("up", number, filter, limit);
  }

  before(number: number, filter: RecordFilter, limit: number): Promise<readonly NumberedRecord[]> {
    return this.#page("down", number, filter, limit);
  }

  async #page(
    direction: Direction,
    number: number,
    filter: RecordFilter,
    limit: number,
  ): Promise<readonly NumberedRecord[]> {
    const isUp = direction === "up";
    const alone = await recordsInTable(this.#prisma, direction, number, filter, limit);
    const inBlocks = await recordsInBlocks(this.#prisma, direction, number, filter, limit);
    return [...alone, ...inBlocks]
      .sort((a, b) => (isUp ? a.number - b.number : b.number - a.number))
      .slice(0, limit);
  }

  async totals(filter: RecordFilter): Promise<readonly RecordTotal[]> {
    const records = recordCondition(filter, everyRun);
    const blocks = blockCondition(filter);
    const entries = entryCondition(filter);
    const rows = await this.#prisma.$queryRawUnsafe<readonly TotalRow[]>(
      [
        `SELECT "method", "event", sum("given") AS "succeeded", sum(NOT "given") AS "failed", sum("octets") AS "octets" FROM (`,
        `SELECT "method", "event", ${succeeded} AS "given", "octets" FROM "charging_record" WHERE ${records.sql}`,
        `UNION ALL SELECT ${blockMethod}, "event", ${entrySucceeded}, ${entryOctets} FROM`,
        `(SELECT * FROM "charging_block" WHERE ${blocks.sql}), json_each("entries") WHERE ${entries.sql}`,
        ") GROUP BY 1, 2 ORDER BY 1, 2",
      ].join(" "),
      ...records.args,
      ...blocks.args,
      ...entries.args,
    );
    return rows.map(({ event, failed, method, octets, succeeded: given }) => ({
      method,
      event,
      succeeded: Number(given),
      failed: Number(failed),
      octets: Number(octets),
    }));
  }

  async gaps(limit: number): Promise<readonly RecordGap[]> {
    const rows = await this.#prisma.chargingGap.findMany({ orderBy: { first: "desc" }, take: limit });
    return rows.map(({ at, first, last }) => ({
      from: Number(first),
      to: Number(last),
      at: instant(Number(at)),
    }));
  }

  async extent(): Promise<{ readonly oldest: number; readonly count: number }> {
    const [row] = await this.#prisma.$queryRawUnsafe<readonly ExtentRow[]>(
      [
        `SELECT coalesce(min("first"), 0) AS "oldest", coalesce(sum("count"), 0) AS "count" FROM (`,
        `SELECT (SELECT min("number") FROM "charging_record") AS "first", count(*) AS "count" FROM "charging_record"`,
        `UNION ALL SELECT (SELECT min("first") FROM "charging_block"), sum("last" - "first" + 1) FROM "charging_block")`,
      ].join(" "),
    );
    return { oldest: Number(row?.oldest ?? 0), count: Number(row?.count ?? 0) };
  }

  async purge(
    { before, below }: { readonly before: Instant; readonly below: number },
    limit: number,
  ): Promise<number> {
    const records = await this.#prisma.$executeRawUnsafe(
      [
        `DELETE FROM "charging_record" WHERE "number" IN (SELECT "number" FROM`,
        `(SELECT "number", "at" FROM "charging_record" ORDER BY "number" LIMIT ?) WHERE "at" < ? OR "number" < ?)`,
      ].join(" "),
      limit,
      before,
      below,
    );
    const blocks = await this.#prisma.$executeRawUnsafe(
      [
        `DELETE FROM "charging_block" WHERE "first" IN (SELECT "first" FROM`,
        `(SELECT "first", "last", "endsAt" FROM "charging_block" ORDER BY "first" LIMIT ?) WHERE "endsAt" < ? OR "last" < ?)`,
      ].join(" "),
      limit,
      before,
      below,
    );
    return records + blocks;
  }

  async advance(reader: RecordReader, number: number): Promise<void> {
    await this.#database.write([
      {
        sql: `UPDATE "charging_ledger" SET "${reader}" = max("${reader}", ?) WHERE "id" = ?`,
        args: [number, LEDGER],
      },
    ]);
  }

  async park({ at, number, reader, reason: words }: ParkedRecord): Promise<void> {
    const reason = wordsCell(words);
    await this.#prisma.chargingParked.upsert({
      where: { reader_number: { reader, number } },
      create: { reader, number, reason, at },
      update: { reason, at },
    });
  }

  async parked(limit: number): Promise<readonly ParkedRecord[]> {
    const rows = await this.#prisma.chargingParked.findMany({ orderBy: { number: "desc" }, take: limit });
    return rows.map(({ at, number, reader, reason }) => ({
      reader: reader as RecordReader,
      number: Number(number),
      reason: wordsIn(reason),
      at: instant(Number(at)),
    }));
  }

  async owe({ action, at, service, session, user }: OwedEvent): Promise<void> {
    const owed = { action, at, service, user };
    await this.#prisma.chargingOwed.upsert({
      where: { session },
      create: { session, ...owed },
      update: owed,
    });
  }

  async settle(session: string): Promise<void> {
    await this.#prisma.chargingOwed.deleteMany({ where: { session } });
  }

  async putQuota({ service, units, used, user: aor }: Quota, note: AuditNote): Promise<void> {
    await this.#prisma.$transaction(async (tx) => {
      await tx.chargingQuota.upsert({
        where: { aor_service: { aor, service } },
        create: { aor, service, units, used },
        update: { units, used },
      });
      await appendNotes(tx, [note]);
    });
  }

  async removeQuota({ service, user: aor }: Pick<Quota, "user" | "service">, note: AuditNote): Promise<void> {
    await this.#prisma.$transaction(async (tx) => {
      await tx.chargingQuota.deleteMany({ where: { aor, service } });
      await appendNotes(tx, [note]);
    });
  }
}

interface TotalRow {
  readonly method: string;
  readonly event: string;
  readonly succeeded: bigint | number;
  readonly failed: bigint | number;
  readonly octets: bigint | number;
}

interface ExtentRow {
  readonly oldest: bigint | number;
  readonly count: bigint | number;
}

const owedOf = (row: {
  readonly session: string;
  readonly action: string;
  readonly user: string;
  readonly service: string;
  readonly at: bigint;
}): OwedEvent => ({
  session: row.session,
  action: row.action as OwedEvent["action"],
  user: row.user,
  service: row.service as CreditService,
  at: instant(Number(row.at)),
});

const quotaOf = (row: {
  readonly aor: string;
  readonly service: string;
  readonly units: bigint;
  readonly used: bigint;
}): Quota => ({
  user: row.aor,
  service: row.service as CreditService,
  units: Number(row.units),
  used: Number(row.used),
});

const gapInsertion = ({ at, from, to }: RecordGap): Change => ({
  sql: `INSERT OR REPLACE INTO "charging_gap" ("first", "last", "at") VALUES (?, ?, ?)`,
  args: [from, to, at],
});

/** What an operator has granted meanwhile stays. */
const usage = ({ service, used, user }: Quota): Change => ({
  sql: `UPDATE "charging_quota" SET "used" = ? WHERE "aor" = ? AND "service" = ?`,
  args: [used, user, service],
});
