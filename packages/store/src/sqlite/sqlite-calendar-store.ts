import { type Instant, instant } from "@porchlight/kernel";
import type { PrismaClient } from "../../generated/sqlite/client";
import type { AuditNote } from "../ports/audit";
import type {
  CalendarName,
  CalendarReading,
  CalendarRecord,
  CalendarSettings,
  CalendarStore,
} from "../ports/calendars";
import { calendarError } from "./calendar-error";
import { appendNotes } from "./sqlite-audit-log";

export class SqliteCalendarStore implements CalendarStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async list(): Promise<readonly CalendarRecord[]> {
    const rows = await this.#prisma.calendar.findMany({
      omit: { text: true },
      orderBy: [{ aor: "asc" }, { name: "asc" }],
    });
    return rows.map(calendarRecord);
  }

  async find(calendar: CalendarName): Promise<CalendarRecord | undefined> {
    const row = await this.#prisma.calendar.findUnique({ where: keyOf(calendar), omit: { text: true } });
    return row === null ? undefined : calendarRecord(row);
  }

  async text(calendar: CalendarName): Promise<string | undefined> {
    const row = await this.#prisma.calendar.findUnique({ where: keyOf(calendar), select: { text: true } });
    return row?.text ?? undefined;
  }

  put(record: CalendarRecord, text: string | undefined, audit: AuditNote): Promise<boolean> {
    const { aor } = record;
    const row = { ...calendarRow(record), ...(text === undefined ? {} : { text }) };
    return this.#prisma.$transaction(async (tx) => {
      if ((await tx.account.count({ where: { aor } })) === 0) return false;
      await tx.calendar.upsert({ where: keyOf(record), create: row, update: row });
      await appendNotes(tx, [audit]);
      return true;
    });
  }

  async noteReading(
    { aor, name, feedUrl }: CalendarName & Pick<CalendarSettings, "feedUrl">,
    reading: CalendarReading,
    text?: string,
  ): Promise<void> {
    await this.#prisma.calendar.updateMany({
      where: { aor, name, feedUrl: feedUrl ?? null },
      data: { ...readingRow(reading), ...(text === undefined ? {} : { text }) },
    });
  }

  remove({ aor, name }: CalendarName, audit: AuditNote): Promise<boolean> {
    return this.#prisma.$transaction(async (tx) => {
      const { count } = await tx.calendar.deleteMany({ where: { aor, name } });
      if (count > 0) await appendNotes(tx, [audit]);
      return count > 0;
    });
  }
}

const keyOf = ({ aor, name }: CalendarName) => ({ aor_name: { aor, name } });

const calendarRow = (record: CalendarRecord) => ({
  aor: record.aor,
  name: record.name,
  feedUrl: record.feedUrl ?? null,
  timeZone: record.timeZone,
  showsTitles: record.showsTitles,
  createdAt: record.createdAt,
  updatedAt: record.updatedAt,
  ...readingRow(record),
});

const readingRow = ({ etag, lastModified, readAt, triedAt, error }: CalendarReading) => ({
  etag: etag ?? null,
  lastModified: lastModified ?? null,
  readAt: readAt ?? null,
  triedAt: triedAt ?? null,
  error: error === undefined ? null : JSON.stringify(error),
});

interface CalendarRow {
  readonly aor: string;
  readonly name: string;
  readonly feedUrl: string | null;
  readonly timeZone: string;
  readonly showsTitles: boolean;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly readAt: bigint | null;
  readonly triedAt: bigint | null;
  readonly error: string | null;
  readonly createdAt: bigint;
  readonly updatedAt: bigint;
}

const calendarRecord = (row: CalendarRow): CalendarRecord => ({
  ...row,
  feedUrl: row.feedUrl ?? undefined,
  etag: row.etag ?? undefined,
  lastModified: row.lastModified ?? undefined,
  readAt: instantOf(row.readAt),
  triedAt: instantOf(row.triedAt),
  error: row.error === null ? undefined : calendarError(row.error),
  createdAt: instant(Number(row.createdAt)),
  updatedAt: instant(Number(row.updatedAt)),
});

const instantOf = (value: bigint | null): Instant | undefined =>
  value === null ? undefined : instant(Number(value));
