import type { PrismaClient } from "../../generated/sqlite/client";
import type { AuditNote } from "../ports/audit";
import type { NetworkChoice, NetworkChoiceStore } from "../ports/network-choices";
import { appendNotes } from "./sqlite-audit-log";

export class SqliteNetworkChoiceStore implements NetworkChoiceStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  list(): Promise<readonly NetworkChoice[]> {
    return this.#prisma.networkChoice.findMany({ orderBy: { aor: "asc" } });
  }

  put(aor: string, published: boolean | undefined, audit: AuditNote): Promise<boolean> {
    return this.#prisma.$transaction(async (tx) => {
      if ((await tx.account.count({ where: { aor } })) === 0) return false;
      if (published === undefined) await tx.networkChoice.deleteMany({ where: { aor } });
      else {
        await tx.networkChoice.upsert({
          where: { aor },
          create: { aor, published },
          update: { published },
        });
      }
      await appendNotes(tx, [audit]);
      return true;
    });
  }
}
