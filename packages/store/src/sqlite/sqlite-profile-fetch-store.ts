import type { PrismaClient } from "../../generated/sqlite/client";
import type { ProfileFetch, ProfileFetchStore } from "../ports/profile-fetches";

export class SqliteProfileFetchStore implements ProfileFetchStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async list(): Promise<ReadonlyMap<string, readonly ProfileFetch[]>> {
    const rows = await this.#prisma.profileFetch.findMany();
    return new Map(rows.map(({ aor, clients }) => [aor, JSON.parse(clients) as ProfileFetch[]]));
  }

  async put(fetches: ReadonlyMap<string, readonly ProfileFetch[]>): Promise<void> {
    await this.#prisma.$transaction(async (tx) => {
      const known = await tx.account.findMany({
        where: { aor: { in: [...fetches.keys()] } },
        select: { aor: true },
      });
      for (const { aor } of known) {
        const clients = JSON.stringify(fetches.get(aor) ?? []);
        await tx.profileFetch.upsert({ where: { aor }, create: { aor, clients }, update: { clients } });
      }
    });
  }
}
