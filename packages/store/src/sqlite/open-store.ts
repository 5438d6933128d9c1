import { PrismaClient } from "../../generated/sqlite/client";
import type { Store } from "../ports/store";
import { databasePath, prepareDatabaseFile } from "./database-file";
import { type Durability, SqliteAdapterFactory } from "./driver/adapter";
import { SqliteJournal } from "./journal/sqlite-journal";
import { migrate } from "./migrations/migrate";
import { SqliteAccountStore } from "./sqlite-account-store";
import { SqliteAuditLog } from "./sqlite-audit-log";
import { SqliteOperatorStore } from "./sqlite-operator-store";
import { SqliteSessionStore } from "./sqlite-session-store";
import { SqliteTokenStore } from "./sqlite-token-store";

export interface StoreOptions {
  /** `file:` and a path. */
  readonly url: string;
  readonly durability: Durability;
  /** Folder of the SQLite migrations. */
  readonly migrationsDir: string;
}

/** Creates or migrates the database and opens it. Throws `StoreFault` where a person can mend the cause. */
export async function openStore({ url, durability, migrationsDir }: StoreOptions): Promise<Store> {
  const path = databasePath(url);
  await prepareDatabaseFile(path);
  await migrate(path, migrationsDir);
  const prisma = new PrismaClient({
    adapter: new SqliteAdapterFactory({ path, durability }),
    transactionOptions: TRANSACTIONS,
  });
  await prisma.$connect();
  return storeOn(prisma);
}

/** Milliseconds. A transaction waits behind those before it, and an import writes for a while. */
const TRANSACTIONS = { maxWait: 30_000, timeout: 60_000 };

const storeOn = (prisma: PrismaClient): Store => ({
  journal: new SqliteJournal(prisma),
  accounts: new SqliteAccountStore(prisma),
  operators: new SqliteOperatorStore(prisma),
  sessions: new SqliteSessionStore(prisma),
  tokens: new SqliteTokenStore(prisma),
  audit: new SqliteAuditLog(prisma),
  close: () => prisma.$disconnect(),
});
