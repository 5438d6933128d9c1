import type { Clock, Hasher, IdSource, Instant } from "@porchlight/kernel";
import type { AccountingOffice } from "./ports/accounting";
import type { AgentControl } from "./ports/agents";
import type { BanSwitch } from "./ports/bans";
import type { CalendarHouse } from "./ports/calendars";
import type { OfficeContent } from "./ports/content";
import type { OfficeDocuments } from "./ports/documents";
import type { OfficeEndpoints } from "./ports/endpoints";
import type { ErasingDesk } from "./ports/erasing";
import type { FlowDirectory } from "./ports/flows";
import type { OfficeLists } from "./ports/lists";
import type { NetworkControl } from "./ports/network";
import type { NewHomes } from "./ports/new-homes";
import type { Doctor, MetricsSnapshot, OfficeEvents } from "./ports/observation";
import type { OfficePort } from "./ports/office";
import type { ProvisioningDesk } from "./ports/provisioning";
import type { AdminStores } from "./ports/stores";
import type { TraceHouse } from "./ports/traces";
import type { WatcherStreams } from "./ports/watcher-streams";

/** What is fixed while the process runs. */
export interface AdminFacts {
  readonly version: string;
  readonly startedAt: Instant;
  /** Domains that are served, the first one first; lower case. */
  readonly domains: readonly string[];
  /** The console is reached over TLS: the cookie is marked Secure. */
  readonly secureCookies: boolean;
  /** Signs session cookies, and makes the key of second factors; at least 32 characters, the same over restarts. */
  readonly sessionSecret: string;
  /** Whether every operator has to have a second factor. */
  readonly secondFactor: "optional" | "required";
}

/** What the use cases need, with or without a running server. */
export interface OperationDeps {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: Hasher;
  readonly domains: readonly string[];
  readonly stores: AdminStores;
  /** Told after the store has the change. Undefined when no server runs. */
  readonly office: Pick<OfficePort, "accountsChanged" | "accountsRemoved"> | undefined;
  readonly homes: NewHomes | undefined;
}

/** Everything the admin API is wired with. */
export interface AdminDeps {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: Hasher;
  readonly facts: AdminFacts;
  readonly stores: AdminStores;
  readonly office: OfficePort;
  readonly homes: NewHomes | undefined;
  readonly documents: OfficeDocuments;
  readonly lists: OfficeLists;
  readonly content: OfficeContent;
  readonly agents: AgentControl;
  readonly calendars: CalendarHouse;
  readonly network: NetworkControl;
  readonly provisioning: ProvisioningDesk;
  readonly accounting: AccountingOffice;
  readonly erasing: ErasingDesk;
  readonly watcherStreams: WatcherStreams;
  readonly bans: BanSwitch;
  readonly flows: FlowDirectory;
  readonly traces: TraceHouse;
  readonly endpoints: () => OfficeEndpoints;
  readonly metrics: () => MetricsSnapshot;
  readonly events: OfficeEvents;
  readonly doctor: Doctor;
  /** Hash of the secret of the local command line; see `issueCliCredential`. */
  readonly localTokenHash?: string | undefined;
}
