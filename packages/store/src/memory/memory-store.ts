import type { Store } from "../ports/store";
import { MemoryAccountStore } from "./memory-account-store";
import { MemoryAuditLog } from "./memory-audit-log";
import { MemoryJournal } from "./memory-journal";
import { MemoryOperatorStore } from "./memory-operator-store";
import { MemorySessionStore } from "./memory-session-store";
import { MemoryTokenStore } from "./memory-token-store";

/** A store that forgets everything with the process, for tests and trials. */
export function memoryStore(): Store {
  const audit = new MemoryAuditLog();
  return {
    journal: new MemoryJournal(),
    accounts: new MemoryAccountStore(audit),
    operators: new MemoryOperatorStore(audit),
    sessions: new MemorySessionStore(),
    tokens: new MemoryTokenStore(audit),
    audit,
    close: async () => {},
  };
}
