import type { Account } from "@porchlight/accounts";
import type {
  BindingView,
  EngineCounts,
  EngineViews,
  FlowId,
  PeerTest,
  PresentityView,
  SubscriptionView,
  WaitingView,
} from "@porchlight/engine";
import type {
  ComponentReport,
  PresencePreview,
  PreviewQuestion,
  RulesDraft,
  RulesPreview,
  RulesReport,
  StandingRules,
} from "@porchlight/event-packages";
import { type Instant, instant, textOfWords, type Words } from "@porchlight/kernel";
import type { PeerView } from "@porchlight/routing";
import type { FlowDirectory, OpenFlow } from "../ports/flows";
import type { OfficeEvent, OfficeEvents } from "../ports/observation";
import type { LastEnding, OfficePort, RefusedRegister } from "../ports/office";
import type { WatcherStreams } from "../ports/watcher-streams";
import type { RulesDouble } from "./rules-double";

/** An office whose state a test writes down, and which remembers what it was told. */
export class OfficeDouble implements OfficePort, OfficeEvents, FlowDirectory, WatcherStreams {
  readonly told: string[] = [];
  readonly states = new Map<string, PresentityView[]>();
  readonly subscribed = new Map<string, SubscriptionView>();
  readonly bindings: BindingView[] = [];
  readonly waiting: WaitingView[] = [];
  readonly peers: PeerView[] = [];
  peerTest: PeerTest = { kind: "failed", cause: "silence", reason: "", hop: undefined };
  readonly flows = new Map<number, OpenFlow>();
  readonly closed: ReturnType<FlowDirectory["recentlyClosed"]>[number][] = [];
  ended: LastEnding | undefined;
  refused: readonly RefusedRegister[] = [];
  unreadable: readonly string[] = ["sip:carol@office.test"];
  /** Who decides on watchers, once a test has documents. */
  rules: RulesDouble | undefined;
  readonly #listeners = new Set<(event: OfficeEvent) => void>();

  /** Agents whose publications were withdrawn. */
  readonly silenced: string[] = [];
  /** Tokens of watchers whose streams were ended. */
  readonly endedStreams: string[] = [];
  readonly views: EngineViews = {
    counts: (): EngineCounts => ({
      presentities: this.states.size,
      publications: 0,
      subscriptions: this.subscribed.size,
      suspendedSubscriptions: 0,
      registrations: this.bindings.length,
      transactions: 0,
      flows: this.flows.size,
      commitsInFlight: 0,
      expiredNotReaped: 0,
    }),
    presentities: () => [...this.states.keys()].sort(),
    presentity: (aor) => this.states.get(aor) ?? [],
    publicationsOf: (aor) => (this.states.get(aor) ?? []).flatMap((state) => [...state.publications]),
    publishedBy: () => [].values(),
    subscriptions: () => this.subscribed.values(),
    subscription: (id) => this.subscribed.get(id),
    watching: () => this.subscribed.values(),
    watchersOf: (aor) =>
      [...this.subscribed.values()].filter(({ presentity }) => presentity === aor).values(),
    waiting: () => this.waiting.values(),
    compositor: (presentity) => this.rules?.compositor(presentity),
    registrations: () => this.bindings.values(),
    registrationsOf: (aor) => this.bindings.filter((binding) => binding.aor === aor),
    peers: () => ({ mode: "allow-list", peers: this.peers }),
    subscriptionsOn: (flow) => [...this.subscribed.values()].filter((one) => one.flow === flow).length,
    identitiesOn: () => ["sip:alice@office.test"],
  };

  preview(presentity: string, question: PreviewQuestion): PresencePreview {
    return this.#deciding.preview(presentity, question);
  }

  presenceReport(presentity: string): readonly ComponentReport[] {
    return this.#deciding.presenceReport(presentity);
  }

  openOf(tokenId: string): number {
    return this.endedStreams.includes(tokenId) ? 0 : 1;
  }

  endAllOf(tokenId: string): void {
    this.endedStreams.push(tokenId);
  }

  async silence(agent: string): Promise<void> {
    this.silenced.push(agent);
  }

  lastEnding(): LastEnding | undefined {
    return this.ended;
  }

  refusedRegisters(): readonly RefusedRegister[] {
    return this.refused;
  }

  rulesInForce(presentity: string): StandingRules {
    return this.#deciding.rulesInForce(presentity);
  }

  rulesReport(presentity: string, now: Instant): RulesReport {
    return this.#deciding.rulesReport(presentity, now);
  }

  previewRules(presentity: string, draft: RulesDraft): RulesPreview {
    return this.#deciding.previewRules(presentity, draft);
  }

  get #deciding(): RulesDouble {
    if (this.rules === undefined) throw new Error("nobody decides in this office");
    return this.rules;
  }

  unreadableRules(): readonly string[] {
    return this.unreadable;
  }

  endSubscription(id: string, reason: string): boolean {
    this.told.push(`end ${id} ${reason}`);
    return this.subscribed.delete(id);
  }

  notifyAgain(id: string): boolean {
    this.told.push(`notify ${id}`);
    return this.subscribed.has(id);
  }

  accountsChanged(accounts: readonly Account[]): void {
    this.told.push(...accounts.map(({ aor, disabled }) => `${disabled ? "disabled" : "changed"} ${aor}`));
  }

  accountsRemoved(aors: readonly string[]): void {
    this.told.push(...aors.map((aor) => `removed ${aor}`));
  }

  open(): Iterable<OpenFlow> {
    return this.flows.values();
  }

  find(id: number): OpenFlow | undefined {
    return this.flows.get(id);
  }

  countsByTransport() {
    const counts = new Map<OpenFlow["transport"], number>();
    for (const { transport } of this.flows.values()) counts.set(transport, (counts.get(transport) ?? 0) + 1);
    return counts;
  }

  recentlyClosed() {
    return this.closed;
  }

  disconnect(id: number, reason: Words): boolean {
    this.told.push(`disconnect ${id} ${textOfWords(reason)}`);
    return this.flows.delete(id);
  }

  async testPeer(domain: string): Promise<PeerTest> {
    this.told.push(`test ${domain}`);
    return this.peerTest;
  }

  subscribe(listener: (event: OfficeEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  emit(event: OfficeEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

const SOME_TIME: Instant = instant(Date.parse("2030-01-02T03:04:05Z"));

export const subscriptionView = (change: Partial<SubscriptionView> = {}): SubscriptionView => ({
  id: "s1",
  presentity: "sip:alice@office.test",
  watcher: "sip:bob@office.test",
  isAnonymous: false,
  displayName: "",
  label: undefined,
  eventPackage: "presence",
  list: undefined,
  state: "active",
  reachable: true,
  callId: "call-1",
  userAgent: "Desk phone",
  transport: "udp",
  remoteAddress: "192.0.2.7",
  flow: 7 as FlowId,
  createdAt: SOME_TIME,
  expiresAt: SOME_TIME,
  giveUpAt: undefined,
  lastNotifyAt: undefined,
  notifyCount: 3,
  roundTripMs: 12,
  ...change,
});

export const waitingView = (change: Partial<WaitingView> = {}): WaitingView => ({
  id: "w1",
  presentity: "sip:alice@office.test",
  watcher: "sip:bob@office.test",
  isAnonymous: false,
  displayName: "",
  eventPackage: "presence",
  since: SOME_TIME,
  giveUpAt: SOME_TIME,
  ...change,
});

export const presentityView = (change: Partial<PresentityView> = {}): PresentityView => ({
  presentity: "sip:alice@office.test",
  eventPackage: "presence",
  publications: [],
  document: "",
  watchers: 1,
  changedAt: SOME_TIME,
  ...change,
});

export const bindingView = (change: Partial<BindingView> = {}): BindingView => ({
  aor: "sip:alice@office.test",
  contact: "sip:alice@192.0.2.7:5060",
  transport: "udp",
  remoteAddress: "192.0.2.7",
  userAgent: "Desk phone",
  instance: "",
  expiresAt: SOME_TIME,
  registeredAt: SOME_TIME,
  flow: 7 as FlowId,
  ...change,
});

export const openFlow = (change: Partial<OpenFlow> = {}): OpenFlow => ({
  id: 7,
  transport: "udp",
  remoteAddress: "192.0.2.7",
  remotePort: 5060,
  localPort: 5060,
  trusted: false,
  openedAt: SOME_TIME,
  lastReceivedAt: undefined,
  userAgent: undefined,
  origin: undefined,
  queuedBytes: 0,
  receivedMessages: 1,
  sentMessages: 2,
  pingMs: undefined,
  ...change,
});
