import { DEFAULT_HISTORY_BOUNDS, type HistoryBounds } from "../ports/documents";
import type { Store } from "../ports/store";
import { MemoryAccountStore } from "./memory-account-store";
import { MemoryAuditLog } from "./memory-audit-log";
import { MemoryDocumentStore } from "./memory-document-store";
import { MemoryJournal } from "./memory-journal";
import { MemoryOperatorStore } from "./memory-operator-store";
import { MemorySessionStore } from "./memory-session-store";
import { MemoryTokenStore } from "./memory-token-store";

/** A store that forgets everything with the process, for tests and trials. */
export function memoryStore(documentHistory: Partial<HistoryBounds> = {}): Store {
  const audit = new MemoryAuditLog();
  const documents = new MemoryDocumentStore(audit, { ...DEFAULT_HISTORY_BOUNDS, ...documentHistory });
  return {
    journal: new MemoryJournal(),
    documents,
    accounts: new MemoryAccountStore(audit, documents),
    operators: new MemoryOperatorStore(audit),
    sessions: new MemorySessionStore(),
    tokens: new MemoryTokenStore(audit),
    audit,
    close: async () => {},
  };
}
