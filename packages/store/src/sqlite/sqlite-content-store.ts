import type {
  ContentChange,
  ContentDecision,
  ContentName,
  ContentObject,
  ContentPage,
  ContentQuery,
  ContentSituation,
  ContentState,
  ContentStore,
  ContentUsage,
  OwnerUsage,
  StoredContent,
} from "@porchlight/content";
import type { Instant } from "@porchlight/kernel";
import type { Prisma, PrismaClient } from "../../generated/sqlite/client";
import type { AuditNote } from "../ports/audit";
import { contentObject, contentRow, FACTS } from "./content-rows";
import { escapedText } from "./row-text";
import { appendNotes } from "./sqlite-audit-log";

/** Octets lie beside their facts, so that one transaction makes both or neither. */
export class SqliteContentStore implements ContentStore<AuditNote> {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  find(name: ContentName): Promise<ContentState> {
    return stateOf(this.#prisma, name);
  }

  async read(name: ContentName): Promise<StoredContent | undefined> {
    const row = await this.#prisma.contentObject.findUnique({ where: keyOf(name) });
    if (row === null || row.data === null) return undefined;
    return { ...contentObject(row), data: row.data };
  }

  async listOf(owner: string): Promise<readonly ContentObject[]> {
    const rows = await this.#prisma.contentObject.findMany({
      where: { aor: owner, expiredAt: null },
      select: FACTS,
      orderBy: { object: "asc" },
    });
    return rows.map(contentObject);
  }

  async browse({ search, owner, offset, limit }: ContentQuery): Promise<ContentPage> {
    const where = `WHERE "expiredAt" IS NULL AND (? IS NULL OR "aor" = ?) AND instr(lower("aor" || ' ' || "object"), ?) > 0`;
    const values = [owner ?? null, owner ?? null, escapedText(search.toLowerCase())];
    const [counted] = await this.#prisma.$queryRawUnsafe<readonly { readonly total: bigint }[]>(
      `SELECT count(*) AS "total" FROM "content_object" ${where}`,
      ...values,
    );
    const keys = await this.#prisma.$queryRawUnsafe<
      readonly { readonly aor: string; readonly object: string }[]
    >(
      `SELECT "aor", "object" FROM "content_object" ${where} ORDER BY "aor", "object" LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset,
    );
    const rows = await this.#prisma.contentObject.findMany({
      where: { OR: keys.map(({ aor, object }) => ({ aor, object })) },
      select: FACTS,
      orderBy: [{ aor: "asc" }, { object: "asc" }],
    });
    return { items: rows.map(contentObject), total: Number(counted?.total ?? 0) };
  }

  async usage({ offset, limit }: { readonly offset: number; readonly limit: number }) {
    const [counted] = await this.#prisma.$queryRawUnsafe<readonly { readonly total: bigint }[]>(
      `SELECT count(DISTINCT "aor") AS "total" FROM "content_object" WHERE "expiredAt" IS NULL`,
    );
    const rows = await this.#prisma.$queryRawUnsafe<readonly UsageRow[]>(USAGE_SQL, limit, offset);
    return { items: rows.map(ownerUsage), total: Number(counted?.total ?? 0) };
  }

  change<Outcome>(
    name: ContentName,
    decide: (situation: ContentSituation) => ContentDecision<Outcome, AuditNote>,
  ): Promise<Outcome> {
    return this.#prisma.$transaction(async (tx) => {
      const { change, outcome, note } = decide(await situationOf(tx, name));
      await perform(tx, name, change);
      if (note !== undefined) await appendNotes(tx, [note]);
      return outcome;
    });
  }

  async due(now: Instant, limit: number): Promise<readonly ContentObject[]> {
    const rows = await this.#prisma.contentObject.findMany({
      where: { expiresAt: { lte: now }, expiredAt: null },
      select: FACTS,
      orderBy: [{ expiresAt: "asc" }, { aor: "asc" }, { object: "asc" }],
      take: limit,
    });
    return rows.map(contentObject);
  }

  async forget(until: Instant, perOwner: number): Promise<void> {
    await this.#prisma.$transaction(async (tx) => {
      await tx.contentObject.deleteMany({ where: { expiredAt: { lte: until } } });
      await tx.$executeRawUnsafe(FORGET_SQL, perOwner);
    });
  }
}

const keyOf = ({ owner, object }: ContentName) => ({ aor_object: { aor: owner, object } });

async function stateOf(database: Prisma.TransactionClient, name: ContentName): Promise<ContentState> {
  const row = await database.contentObject.findUnique({
    where: keyOf(name),
    select: { ...FACTS, expiredAt: true },
  });
  if (row === null) return { kind: "none" };
  if (row.expiredAt !== null) return { kind: "expired", at: Number(row.expiredAt) as Instant };
  return { kind: "present", object: contentObject(row) };
}

async function situationOf(tx: Prisma.TransactionClient, name: ContentName): Promise<ContentSituation> {
  const { owner: aor, object } = name;
  const hasOwner = (await tx.account.count({ where: { aor } })) > 0;
  const { _count, _sum } = await tx.contentObject.aggregate({
    where: { aor, expiredAt: null, object: { not: object } },
    _count: true,
    _sum: { octets: true },
  });
  const others: ContentUsage = { objects: _count, octets: _sum.octets ?? 0 };
  return { hasOwner, state: await stateOf(tx, name), others };
}

async function perform(
  tx: Prisma.TransactionClient,
  name: ContentName,
  change: ContentChange,
): Promise<void> {
  const where = keyOf(name);
  switch (change.kind) {
    case "none":
      return;
    case "put": {
      const row = contentRow(change.content);
      await tx.contentObject.upsert({ where, create: row, update: row, select: { octets: true } });
      return;
    }
    case "remove":
      await tx.contentObject.delete({ where, select: { octets: true } });
      return;
    case "expire":
      await tx.contentObject.update({
        where,
        data: { expiredAt: change.at, data: null, octets: 0 },
        select: { octets: true },
      });
      return;
    case "prolong":
      await tx.contentObject.update({
        where,
        data: { expiresAt: change.expiresAt },
        select: { octets: true },
      });
  }
}

interface UsageRow {
  readonly owner: string;
  readonly objects: bigint;
  readonly octets: bigint;
}

const USAGE_SQL = [
  `SELECT "aor" AS "owner", count(*) AS "objects", sum("octets") AS "octets" FROM "content_object"`,
  `WHERE "expiredAt" IS NULL GROUP BY "aor" ORDER BY 3 DESC, 1 LIMIT ? OFFSET ?`,
].join(" ");

const ownerUsage = ({ owner, objects, octets }: UsageRow): OwnerUsage => ({
  owner,
  objects: Number(objects),
  octets: Number(octets),
});

const FORGET_SQL = [
  `DELETE FROM "content_object" WHERE ("aor", "object") IN (SELECT "aor", "object" FROM`,
  `(SELECT "aor", "object", row_number() OVER (PARTITION BY "aor" ORDER BY "expiredAt" DESC, "object") AS "number"`,
  `FROM "content_object" WHERE "expiredAt" IS NOT NULL) WHERE "number" > ?)`,
].join(" ");
