import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaClient } from "../../generated/sqlite/client";
import { DocumentFeed } from "../documents/document-feed";
import { DEFAULT_HISTORY_BOUNDS, type HistoryBounds } from "../ports/documents";
import type { Store } from "../ports/store";
import { SqliteRecordStore } from "./accounting/sqlite-record-store";
import {
  AGENT_TOKENS,
  OPERATOR_LINKS,
  OPERATOR_TOKENS,
  SETUP_LINKS,
  WATCHER_TOKENS,
} from "./credential-kinds";
import { databasePath, prepareDatabaseFile } from "./database-file";
import { DocumentTurns } from "./documents/document-turns";
import { SqliteDocumentStore } from "./documents/sqlite-document-store";
import { type Durability, type SqliteAdapter, SqliteAdapterFactory } from "./driver/adapter";
import { SqliteErasureStore } from "./erasure/sqlite-erasure-store";
import { SqliteJournal } from "./journal/sqlite-journal";
import { migrate } from "./migrations/migrate";
import { SqliteAccountStore } from "./sqlite-account-store";
import { SqliteAuditLog } from "./sqlite-audit-log";
import { SqliteBanStore } from "./sqlite-ban-store";
import { SqliteCalendarStore } from "./sqlite-calendar-store";
import { SqliteContentStore } from "./sqlite-content-store";
import { SqliteCredentialStore } from "./sqlite-credential-store";
import { SqliteNetworkChoiceStore } from "./sqlite-network-choice-store";
import { SqliteOperatorStore } from "./sqlite-operator-store";
import { SqliteProfileFetchStore } from "./sqlite-profile-fetch-store";
import { SqliteSecondFactorStore } from "./sqlite-second-factor-store";
import { SqliteSessionStore } from "./sqlite-session-store";

export interface StoreOptions {
  /** `file:` and a path. */
  readonly url: string;
  readonly durability: Durability;
  /** Folder of the SQLite migrations. */
  readonly migrationsDir: string;
  readonly documentHistory?: Partial<HistoryBounds>;
}

/** Creates or migrates the database and opens it. Throws `StoreFault` where a person can mend the cause. */
export async function openStore({
  url,
  durability,
  migrationsDir,
  documentHistory,
}: StoreOptions): Promise<Store> {
  const path = databasePath(url);
  await prepareDatabaseFile(path);
  await migrate(path, migrationsDir);
  const database = await new SqliteAdapterFactory({ path, durability }).connect();
  const prisma = new PrismaClient({
    adapter: factoryOf(database),
    transactionOptions: TRANSACTIONS,
  });
  await prisma.$connect();
  return storeOn(prisma, database, { ...DEFAULT_HISTORY_BOUNDS, ...documentHistory });
}

/** Prisma works on the connections that the journal writes on. */
const factoryOf = (database: SqliteAdapter): SqlDriverAdapterFactory => ({
  provider: database.provider,
  adapterName: database.adapterName,
  connect: async () => database,
});

/** Milliseconds. A transaction waits behind those before it, and an import writes for a while. */
const TRANSACTIONS = { maxWait: 30_000, timeout: 60_000 };

function storeOn(prisma: PrismaClient, database: SqliteAdapter, history: HistoryBounds): Store {
  const feed = new DocumentFeed();
  const turns = new DocumentTurns(prisma, feed);
  const documents = new SqliteDocumentStore(prisma, turns, feed, history);
  return {
    journal: new SqliteJournal(prisma, database),
    documents,
    accounts: new SqliteAccountStore(prisma, turns),
    operators: new SqliteOperatorStore(prisma),
    sessions: new SqliteSessionStore(prisma),
    secondFactors: new SqliteSecondFactorStore(prisma),
    tokens: new SqliteCredentialStore(prisma, OPERATOR_TOKENS),
    agentTokens: new SqliteCredentialStore(prisma, AGENT_TOKENS),
    watcherTokens: new SqliteCredentialStore(prisma, WATCHER_TOKENS),
    calendars: new SqliteCalendarStore(prisma),
    setupLinks: new SqliteCredentialStore(prisma, SETUP_LINKS),
    operatorLinks: new SqliteCredentialStore(prisma, OPERATOR_LINKS),
    profileFetches: new SqliteProfileFetchStore(prisma),
    bans: new SqliteBanStore(prisma),
    networkChoices: new SqliteNetworkChoiceStore(prisma),
    content: new SqliteContentStore(prisma),
    records: new SqliteRecordStore(prisma, database),
    erasures: new SqliteErasureStore(prisma, database),
    audit: new SqliteAuditLog(prisma),
    close: async () => {
      await documents.drained();
      await prisma.$disconnect();
    },
  };
}
