import type { RecordStore } from "@porchlight/accounting";
import type { ContentStore } from "@porchlight/content";
import type { Journal } from "@porchlight/engine";
import type { AccountStore } from "./accounts";
import type { AgentTokenStore } from "./agent-tokens";
import type { AuditLog, AuditNote } from "./audit";
import type { BanStore } from "./bans";
import type { CalendarStore } from "./calendars";
import type { DocumentArchive } from "./documents";
import type { ErasureStore } from "./erasures";
import type { NetworkChoiceStore } from "./network-choices";
import type { OperatorLinkStore } from "./operator-links";
import type { OperatorStore } from "./operators";
import type { ProfileFetchStore } from "./profile-fetches";
import type { SecondFactorStore } from "./second-factors";
import type { SessionStore } from "./sessions";
import type { SetupLinkStore } from "./setup-links";
import type { TokenStore } from "./tokens";
import type { WatcherTokenStore } from "./watcher-tokens";

/** Everything that outlives the process. */
export interface Store {
  readonly journal: Journal;
  readonly documents: DocumentArchive;
  readonly accounts: AccountStore;
  readonly operators: OperatorStore;
  readonly sessions: SessionStore;
  readonly secondFactors: SecondFactorStore;
  readonly tokens: TokenStore;
  readonly agentTokens: AgentTokenStore;
  readonly watcherTokens: WatcherTokenStore;
  readonly calendars: CalendarStore;
  readonly setupLinks: SetupLinkStore;
  readonly operatorLinks: OperatorLinkStore;
  readonly profileFetches: ProfileFetchStore;
  readonly bans: BanStore;
  readonly networkChoices: NetworkChoiceStore;
  readonly content: ContentStore<AuditNote>;
  readonly records: RecordStore<AuditNote>;
  readonly erasures: ErasureStore;
  readonly audit: AuditLog;
  /** Finishes what is being written, then lets go of the database. */
  close(): Promise<void>;
}
