export { memoryStore } from "./memory/memory-store";
export type { AccountFilter, AccountOrder, AccountPage, AccountStore } from "./ports/accounts";
export type { AgentReach, AgentScope, AgentTokenRecord, AgentTokenStore } from "./ports/agent-tokens";
export type { AuditFilter, AuditLog, AuditNote, AuditRecord } from "./ports/audit";
export type { Ban, BanStore } from "./ports/bans";
export type {
  CalendarName,
  CalendarReading,
  CalendarRecord,
  CalendarSettings,
  CalendarStore,
} from "./ports/calendars";
export type { CredentialRecord, CredentialStore } from "./ports/credentials";
export type {
  DocumentArchive,
  DocumentFilter,
  DocumentPage,
  HistoryBounds,
  ServiceDefinition,
  WriteCompanions,
} from "./ports/documents";
export type { Erasure, ErasureStore } from "./ports/erasures";
export type { NetworkChoice, NetworkChoiceStore } from "./ports/network-choices";
export type { OperatorLinkRecord, OperatorLinkStore } from "./ports/operator-links";
export type { OperatorRecord, OperatorRole, OperatorStore } from "./ports/operators";
export type { ProfileFetch, ProfileFetchStore } from "./ports/profile-fetches";
export type { Confirmation, SecondFactorRecord, SecondFactorStore } from "./ports/second-factors";
export type { SessionRecord, SessionStore } from "./ports/sessions";
export type { SetupLinkRecord, SetupLinkStore } from "./ports/setup-links";
export type { Store } from "./ports/store";
export type { TokenRecord, TokenStore } from "./ports/tokens";
export type { WatcherScope, WatcherTokenRecord, WatcherTokenStore } from "./ports/watcher-tokens";
export { copyDatabase } from "./sqlite/copy-database";
export type { Durability } from "./sqlite/driver/adapter";
export { isOfficeTable, type OfficeCell, type OfficeRow } from "./sqlite/office/office-tables";
export { readOffice } from "./sqlite/office/read-office";
export { writeOffice } from "./sqlite/office/write-office";
export { openStore, type StoreOptions } from "./sqlite/open-store";
export { StoreFault, type StoreFaultCode } from "./store-fault";
