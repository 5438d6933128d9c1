import type { RecordSink } from "@porchlight/accounting";
import { type NotifierOffice, PackageRegistry } from "@porchlight/event-notifier";
import {
  type Deflater,
  type Hasher,
  type IdSource,
  type Inflater,
  instant,
  type Random,
} from "@porchlight/kernel";
import { GruuMint } from "@porchlight/registrar";
import { noFederation, PeerDirectory } from "@porchlight/routing";
import { AccountingDesk } from "./accounting/accounting-desk";
import { type CreditConfig, CreditDesk } from "./accounting/credit-desk";
import { HighWater } from "./admission/high-water";
import { UserQuotas } from "./admission/user-quotas";
import { CommitPipeline } from "./commits/commit-pipeline";
import { TurnTaking } from "./commits/turn-taking";
import type { EngineConfig } from "./config";
import type { DelayedWork, EngineContext, ResourceName, StateChange } from "./context";
import { FlowTable } from "./flows/flow-table";
import { GatewayTable } from "./gateway/gateway-table";
import { ServedDomains } from "./identity/served-domains";
import { BodyCoder } from "./notify/body-coder";
import { EntityTags } from "./notify/entity-tags";
import type { EngineOutputs } from "./ports/outputs";
import { Gruus } from "./registration/gruus";
import { Locations } from "./routing/locations";
import { AccountTable } from "./state/account-table";
import { BindingTable } from "./state/binding-table";
import { LiveRegistrations } from "./state/live-registrations";
import { LiveRoster } from "./state/live-roster";
import { resourceKey } from "./state/resource";
import { ResourceTable } from "./state/resource-table";
import { SubscriptionTable } from "./state/subscription-table";
import { WaitingTable } from "./state/waiting-table";
import { DeadlineQueue } from "./timers/deadline-queue";

export interface EngineParts {
  readonly config: EngineConfig;
  readonly outputs: EngineOutputs;
  readonly hasher: Hasher;
  readonly inflater: Inflater;
  readonly deflater: Deflater;
  readonly ids: IdSource;
  readonly random: Random;
  /** Undefined where nothing is charged. */
  readonly accounting?: RecordSink;
  /** Undefined where nobody pays before. */
  readonly credit?: CreditConfig;
}

/** Everything that the parts of an engine share, without anything in it yet. */
export function createContext(parts: EngineParts): EngineContext {
  const { config, outputs, ids, random, hasher, inflater, deflater, accounting, credit } = parts;
  const input = { at: instant(0) };
  const timers = new DeadlineQueue();
  const toReview = new Map<string, ResourceName>();
  const review = (presentity: string, eventPackage: string): void => {
    toReview.set(resourceKey(presentity, eventPackage), { presentity, eventPackage });
  };
  const stateChanges: StateChange[] = [];
  const delayed: DelayedWork[] = [];
  const later: NotifierOffice["later"] = (milliseconds, work) => {
    delayed.push({ milliseconds, work });
  };
  const changeState: NotifierOffice["changeState"] = (resource, eventPackage, change) => {
    stateChanges.push({ key: resourceKey(resource, eventPackage), change });
  };
  const resources = new ResourceTable(
    timers,
    ({ presentity, eventPackage }) => review(presentity, eventPackage.name),
    ({ presentity, eventPackage }) => changeState(presentity, eventPackage.name, () => {}),
  );
  const waiting = new WaitingTable();
  const roster = new LiveRoster(resources, waiting, hasher);
  const bindings = new BindingTable(timers);
  const commits = new CommitPipeline(outputs);
  const registrations = new LiveRegistrations(bindings, hasher);
  const accounts = new AccountTable();
  const domains = new ServedDomains(config.domains, config.numbers);
  const gruuMint = new GruuMint(hasher, ids, config.digest.secret);
  return {
    input,
    config,
    outputs,
    ids,
    random,
    packages: new PackageRegistry(
      config.packages({
        watchers: roster,
        registrations,
        reviewWatchers: review,
        resourcesOf: (eventPackage) => resources.namesOf(eventPackage),
        changeState,
        later,
      }),
    ),
    domains,
    timers,
    turns: new TurnTaking(),
    commits,
    highWater: new HighWater(commits, config.limits.commitsInFlight, bindings),
    quotas: new UserQuotas(config.limits, random),
    flows: new FlowTable(config.limits.requestsPerSecond),
    accounts,
    bindings,
    gruuMint,
    gruus: new Gruus(gruuMint, domains, accounts, bindings),
    resources,
    subscriptions: new SubscriptionTable(),
    gateway: new GatewayTable(),
    touched: new Set(),
    hasher,
    inflater,
    entityTags: new EntityTags(hasher),
    bodyCoder: new BodyCoder(deflater),
    locations: new Locations(outputs),
    peers: new PeerDirectory(config.federation ?? noFederation, random, {
      changed: (domain) => outputs.observe({ kind: "peer-changed", domain }),
      troubled: (domain, trouble, detail) =>
        outputs.observe({ kind: "peer-trouble", domain, trouble, detail }),
    }),
    waiting,
    roster,
    registrations,
    toReview,
    stateChanges,
    delayed,
    accounting: accounting && new AccountingDesk(accounting, ids),
    credit: credit && new CreditDesk(credit, input),
  };
}
