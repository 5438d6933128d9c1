import { type Instant, instant } from "@porchlight/kernel";
import type { PrismaClient } from "../../generated/sqlite/client";
import type { SessionRecord, SessionStore } from "../ports/sessions";

export class SqliteSessionStore implements SessionStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async find(secretHash: string): Promise<SessionRecord | undefined> {
    const row = await this.#prisma.session.findUnique({ where: { secretHash } });
    return row === null ? undefined : sessionRecord(row);
  }

  async listOf(operator: string): Promise<readonly SessionRecord[]> {
    const rows = await this.#prisma.session.findMany({
      where: { operator },
      orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
    });
    return rows.map(sessionRecord);
  }

  async put(session: SessionRecord): Promise<void> {
    const { secretHash } = session;
    await this.#prisma.session.upsert({ where: { secretHash }, create: session, update: session });
  }

  async touch(secretHash: string, at: Instant): Promise<void> {
    await this.#prisma.session.updateMany({ where: { secretHash }, data: { lastSeenAt: at } });
  }

  async remove(secretHash: string): Promise<boolean> {
    const { count } = await this.#prisma.session.deleteMany({ where: { secretHash } });
    return count > 0;
  }

  async removeExpired(now: Instant): Promise<void> {
    await this.#prisma.session.deleteMany({ where: { expiresAt: { lte: now } } });
  }
}

interface SessionRow extends Omit<SessionRecord, "createdAt" | "lastSeenAt" | "expiresAt"> {
  readonly createdAt: bigint;
  readonly lastSeenAt: bigint;
  readonly expiresAt: bigint;
}

const sessionRecord = (row: SessionRow): SessionRecord => ({
  ...row,
  createdAt: instant(Number(row.createdAt)),
  lastSeenAt: instant(Number(row.lastSeenAt)),
  expiresAt: instant(Number(row.expiresAt)),
});
