import type { AgentTokenRecord } from "../ports/agent-tokens";
import { DEFAULT_HISTORY_BOUNDS, type HistoryBounds } from "../ports/documents";
import type { OperatorLinkRecord } from "../ports/operator-links";
import type { SetupLinkRecord } from "../ports/setup-links";
import type { Store } from "../ports/store";
import type { TokenRecord } from "../ports/tokens";
import type { WatcherTokenRecord } from "../ports/watcher-tokens";
import { MemoryAccountStore } from "./memory-account-store";
import { MemoryAuditLog } from "./memory-audit-log";
import { MemoryBanStore } from "./memory-ban-store";
import { MemoryCalendarStore } from "./memory-calendar-store";
import { MemoryContentStore } from "./memory-content-store";
import { MemoryCredentialStore } from "./memory-credential-store";
import { MemoryDocumentStore } from "./memory-document-store";
import { MemoryErasureStore } from "./memory-erasure-store";
import { MemoryJournal } from "./memory-journal";
import { MemoryNetworkChoiceStore } from "./memory-network-choice-store";
import { MemoryOperatorStore } from "./memory-operator-store";
import { MemoryProfileFetchStore } from "./memory-profile-fetch-store";
import { MemoryRecordStore } from "./memory-record-store";
import { MemorySecondFactorStore } from "./memory-second-factor-store";
import { MemorySessionStore } from "./memory-session-store";

/** A store that forgets everything with the process, for tests and trials. */
export function memoryStore(documentHistory: Partial<HistoryBounds> = {}): Store {
  const audit = new MemoryAuditLog();
  const documents = new MemoryDocumentStore(audit, { ...DEFAULT_HISTORY_BOUNDS, ...documentHistory });
  const accounts = new MemoryAccountStore(audit, documents, (aor) => {
    calendars.removeOf(aor);
    networkChoices.removeOf(aor);
    records.removeOf(aor);
    content.removeOf(aor);
    watcherTokens.removeWhere((token) => token.aor === aor);
    setupLinks.removeWhere((link) => link.aor === aor);
    profileFetches.removeOf(aor);
  });
  const hasAccount = async (aor: string): Promise<boolean> => (await accounts.find(aor)) !== undefined;
  const calendars = new MemoryCalendarStore(audit, hasAccount);
  const networkChoices = new MemoryNetworkChoiceStore(audit, hasAccount);
  const watcherTokens = new MemoryCredentialStore<WatcherTokenRecord>(audit);
  const setupLinks = new MemoryCredentialStore<SetupLinkRecord>(audit);
  const profileFetches = new MemoryProfileFetchStore(hasAccount);
  const content = new MemoryContentStore(audit, hasAccount);
  const records = new MemoryRecordStore(audit);
  const operatorLinks = new MemoryCredentialStore<OperatorLinkRecord>(audit);
  const sessions = new MemorySessionStore();
  const secondFactors = new MemorySecondFactorStore(audit);
  return {
    journal: new MemoryJournal(content),
    documents,
    accounts,
    operators: new MemoryOperatorStore(audit, (operator) => {
      sessions.removeOf(operator);
      secondFactors.removeOf(operator);
      operatorLinks.removeWhere((link) => link.operator === operator);
    }),
    sessions,
    secondFactors,
    tokens: new MemoryCredentialStore<TokenRecord>(audit),
    agentTokens: new MemoryCredentialStore<AgentTokenRecord>(audit),
    watcherTokens,
    setupLinks,
    operatorLinks,
    profileFetches,
    calendars,
    bans: new MemoryBanStore(audit),
    networkChoices,
    content,
    records,
    erasures: new MemoryErasureStore([records, audit]),
    audit,
    close: async () => {},
  };
}
