import type { Store } from "@porchlight/store";

export type {
  AccountFilter,
  AccountStore,
  AuditNote,
  OperatorRecord,
  SessionRecord,
  SessionStore,
  TokenRecord,
} from "@porchlight/store";

/** The part of the store that people administer; the engine's journal is not among it. */
export type AdminStores = Pick<
  Store,
  | "accounts"
  | "operators"
  | "operatorLinks"
  | "sessions"
  | "secondFactors"
  | "tokens"
  | "agentTokens"
  | "watcherTokens"
  | "calendars"
  | "bans"
  | "networkChoices"
  | "setupLinks"
  | "profileFetches"
  | "erasures"
  | "audit"
>;
