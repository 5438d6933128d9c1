/** What an office is made of, in the order in which it can be written: what is referred to comes first. */
export const OFFICE_TABLES = [
  "operator",
  "account",
  "document",
  "document_version",
  "service_uri",
  "content_object",
  "calendar",
  "network_choice",
  "charging_quota",
  "ban",
] as const;

export type OfficeTable = (typeof OFFICE_TABLES)[number];

/** What is not of the office but of one installation of it; gone where another office takes the place of what is there. */
export const LIVE_TABLES = [
  "binding",
  "publication",
  "subscription",
  "waiting_watcher",
  "profile_fetch",
  "session",
  "second_factor",
  "recovery_code",
  "api_token",
  "agent_token",
  "watcher_token",
  "setup_link",
  "operator_link",
] as const;

/** The books of an installation: they stay whatever office is in it. */
export const KEPT_TABLES = [
  "audit_entry",
  "charging_record",
  "charging_block",
  "charging_gap",
  "charging_ledger",
  "charging_parked",
  "charging_owed",
  "erasure",
] as const;

/** Octets are `Uint8Array`s. */
export type OfficeCell = string | number | Uint8Array | null;

/** A row of a table, by the names of its columns. */
export interface OfficeRow {
  readonly table: OfficeTable;
  readonly row: Readonly<Record<string, OfficeCell>>;
}

export const isOfficeTable = (name: unknown): name is OfficeTable =>
  OFFICE_TABLES.some((table) => table === name);
