import type { Compositor, PackageRegistry } from "@porchlight/event-notifier";
import type { Hasher, IdSource, Inflater, Instant, Random } from "@porchlight/kernel";
import type { GruuMint } from "@porchlight/registrar";
import type { PeerDirectory } from "@porchlight/routing";
import type { AccountingDesk } from "./accounting/accounting-desk";
import type { CreditDesk } from "./accounting/credit-desk";
import type { HighWater } from "./admission/high-water";
import type { UserQuotas } from "./admission/user-quotas";
import type { CommitPipeline } from "./commits/commit-pipeline";
import type { TurnTaking } from "./commits/turn-taking";
import type { EngineConfig } from "./config";
import type { FlowTable } from "./flows/flow-table";
import type { GatewayTable } from "./gateway/gateway-table";
import type { ServedDomains } from "./identity/served-domains";
import type { BodyCoder } from "./notify/body-coder";
import type { EntityTags } from "./notify/entity-tags";
import type { EngineOutputs } from "./ports/outputs";
import type { Gruus } from "./registration/gruus";
import type { Locations } from "./routing/locations";
import type { AccountTable } from "./state/account-table";
import type { BindingTable } from "./state/binding-table";
import type { LiveRegistrations } from "./state/live-registrations";
import type { LiveRoster } from "./state/live-roster";
import type { ResourceTable } from "./state/resource-table";
import type { Subscription } from "./state/subscription";
import type { SubscriptionTable } from "./state/subscription-table";
import type { WaitingTable } from "./state/waiting-table";
import type { DeadlineQueue } from "./timers/deadline-queue";

/** Names a resource that need not be there. */
export interface ResourceName {
  readonly presentity: string;
  readonly eventPackage: string;
}

/** A change of the state of a resource. */
export interface StateChange {
  readonly key: string;
  readonly change: (compositor: Compositor) => void;
}

/** Work of a package that waits for its time. */
export interface DelayedWork {
  readonly milliseconds: number;
  readonly work: () => void;
}

/** What the parts of the engine share: its state and its ports. */
export interface EngineContext {
  /** The input that is being worked on. */
  readonly input: { at: Instant };
  readonly config: EngineConfig;
  readonly outputs: EngineOutputs;
  readonly ids: IdSource;
  readonly random: Random;
  readonly hasher: Hasher;
  readonly inflater: Inflater;
  readonly packages: PackageRegistry;
  readonly domains: ServedDomains;
  readonly timers: DeadlineQueue;
  readonly turns: TurnTaking;
  readonly commits: CommitPipeline;
  readonly highWater: HighWater;
  readonly quotas: UserQuotas;
  readonly flows: FlowTable;
  readonly accounts: AccountTable;
  readonly bindings: BindingTable;
  readonly gruuMint: GruuMint;
  readonly gruus: Gruus;
  readonly resources: ResourceTable;
  readonly subscriptions: SubscriptionTable;
  /** Watchers that speak no SIP. */
  readonly gateway: GatewayTable;
  /** Subscriptions whose derived state may have news; looked at when the present input is done. */
  readonly touched: Set<Subscription>;
  readonly entityTags: EntityTags;
  readonly bodyCoder: BodyCoder;
  readonly locations: Locations;
  readonly peers: PeerDirectory;
  readonly waiting: WaitingTable;
  readonly roster: LiveRoster;
  readonly registrations: LiveRegistrations;
  /** Resources whose watchers have to be judged again when the present input is done, by key. */
  readonly toReview: Map<string, ResourceName>;
  /** Changes of state that no publication made; done when the present input is done. */
  readonly stateChanges: StateChange[];
  /** What packages want to do later; their timers are set when the present input is done. */
  readonly delayed: DelayedWork[];
  /** Undefined where nothing is charged. */
  readonly accounting: AccountingDesk | undefined;
  /** Undefined where nobody pays before. */
  readonly credit: CreditDesk | undefined;
}
