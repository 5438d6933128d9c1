import { type Instant, instant } from "@porchlight/kernel";
import type { PrismaClient } from "../../generated/sqlite/client";
import type { AuditNote } from "../ports/audit";
import type { Ban, BanStore } from "../ports/bans";
import { appendNotes } from "./sqlite-audit-log";

export class SqliteBanStore implements BanStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async list(): Promise<readonly Ban[]> {
    const rows = await this.#prisma.ban.findMany({ orderBy: { network: "asc" } });
    return rows.map(({ bannedAt, until, ...row }) => ({
      ...row,
      bannedAt: instant(Number(bannedAt)),
      until: until === null ? undefined : instant(Number(until)),
    }));
  }

  async put({ network, until, bannedAt, ...words }: Ban, audit: AuditNote): Promise<void> {
    const facts = {
      ...words,
      bannedAt: BigInt(bannedAt),
      until: until === undefined ? null : BigInt(until),
    };
    await this.#prisma.$transaction(async (tx) => {
      await tx.ban.upsert({ where: { network }, create: { network, ...facts }, update: facts });
      await appendNotes(tx, [audit]);
    });
  }

  remove(network: string, audit: AuditNote): Promise<boolean> {
    return this.#prisma.$transaction(async (tx) => {
      const { count } = await tx.ban.deleteMany({ where: { network } });
      if (count > 0) await appendNotes(tx, [audit]);
      return count > 0;
    });
  }

  async forgetEnded(now: Instant): Promise<void> {
    await this.#prisma.ban.deleteMany({ where: { until: { lt: BigInt(now) } } });
  }
}
