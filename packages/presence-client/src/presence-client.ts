import type { URI } from "sip.js/lib/grammar/index.js";
import { addressUri, parseAddress } from "./address";
import { ConnectionKeeper } from "./connection/connection-keeper";
import type { ConnectionState, ConnectResult } from "./connection/connection-state";
import { SecondFlow } from "./connection/second-flow";
import { ServerAddresses } from "./connection/server-addresses";
import { listenForWake } from "./connection/wake-signals";
import { digestFor } from "./digest/digest-for";
import type {
  MessageExchange,
  MessageOutcome,
  MessageReceiver,
  MessageToSend,
} from "./messages/message-exchange";
import { openMessageInlet } from "./messages/message-inlet";
import { MessageOutlet } from "./messages/message-outlet";
import type { PresenceClientOptions } from "./options";
import { lifetimeWithin, presenceAllowance, rateParameters } from "./provisioning/profile-limits";
import { ProvisionedProfile, type Provisioning } from "./provisioning/provisioned-profile";
import { type PresenceSource, Publication } from "./publication/presence-source";
import { PublicationMemory } from "./publication/publication-memory";
import { Registration } from "./registration/registration";
import { AdoptedStack } from "./sip/adopted-stack";
import { probeByOptions } from "./sip/options-probe";
import { OwnStack } from "./sip/own-stack";
import { RequestSender } from "./sip/request-sender";
import type { SipStack, StackEvents } from "./sip/sip-stack";
import type { WebSocketConstructor } from "./sip/socket-transport";
import type { EventSubscriber, EventSubscription } from "./subscription/event-subscription";
import { KnownStates } from "./subscription/known-states";
import type { KeptSubscription, SubscriptionHandlers } from "./subscription/subscription-keeper";
import { Subscriptions } from "./subscription/subscriptions";
import { type ClientStorage, memoryStorage } from "./support/client-storage";
import { Gate } from "./support/gate";
import { randomUuid } from "./support/random-id";
import { defaultTiming, type Timing } from "./support/timing";
import { type Listenable, TypedEmitter } from "./support/typed-emitter";
import { PresenceWatcher, type Watcher, type WatchingOptions } from "./watching/watcher";

export interface PresenceClientEvents {
  readonly state: ConnectionState;
  /** Milliseconds of the last round trip to the server; undefined while there is none. */
  readonly roundTrip: number | undefined;
}

export interface DisconnectOptions {
  /** Leave publication and binding to their time, so that a reload can go on with them. */
  readonly keepPublication?: boolean;
}

/** One user on one device: a connection, a source of presence, and any number of watchers. */
export interface PresenceClient extends Listenable<PresenceClientEvents>, EventSubscriber, MessageExchange {
  /** UUID of this device. */
  readonly instanceId: string;
  readonly state: ConnectionState;
  readonly roundTripMs: number | undefined;
  readonly source: PresenceSource;
  /** What the user is provisioned with. */
  readonly provisioning: Provisioning;
  /**
   * Connects and registers, and from then on reconnects by itself. Resolves when the first attempt is decided; a
   * server that cannot be reached is tried on.
   */
  connect(): Promise<ConnectResult>;
  /** Signs out: takes the publication back, unsubscribes, unregisters, closes. */
  disconnect(options?: DisconnectOptions): Promise<void>;
  /** Ends the wait of a reconnect. */
  retryNow(): void;
  /**
   * Watches a presentity, `bob@office.test` or with `sip:`. Throws a TypeError when that is no address, or the filter no filter
   * document.
   */
  watch(presentity: string, options?: WatchingOptions): Watcher;
}

/** Makes a client; nothing is sent before `connect`. Throws a TypeError when the options cannot work. */
export function createPresenceClient(options: PresenceClientOptions): PresenceClient {
  return new Client(options);
}

const presencePackage = "presence";

/** The most that a MESSAGE out of dialog has where nothing is known of the way (RFC 3428 §8). */
const congestionSafeOctets = 1300;
/** SUBSCRIBEs under way at a time. */
const gateWidth = 16;

class Client extends TypedEmitter<PresenceClientEvents> implements PresenceClient {
  readonly entity: string;
  readonly instanceId: string;
  readonly #timing: Timing;
  readonly #stack: SipStack;
  readonly #sender: RequestSender;
  readonly #registration: Registration | undefined;
  #secondFlow: SecondFlow | undefined;
  readonly #publication: Publication;
  readonly #provisioned: ProvisionedProfile;
  readonly #connection: ConnectionKeeper;
  readonly #subscriptions: Subscriptions;
  readonly #mostWatchers: number;
  readonly #messages: MessageOutlet;
  #roundTripMs: number | undefined;
  #stopWakeSignals: (() => void) | undefined;

  constructor(options: PresenceClientOptions) {
    super();
    const storage = options.storage ?? memoryStorage();
    this.entity = entityOf(options.aor);
    this.instanceId = options.instanceId ?? storedInstanceId(storage);
    const aor = addressUri(this.entity);
    if (!aor) throw new TypeError("The address of record is malformed.");
    this.#provisioned = new ProvisionedProfile(this.entity, options.provisioning, digestFor(aor, options));
    this.#provisioned.on("profile", () => this.#obey());
    this.#timing = provisionedTiming({ ...defaultTiming, ...options.timing }, this.#provisioned);
    this.#mostWatchers = options.maxSubscriptions ?? Number.POSITIVE_INFINITY;
    this.#stack = this.#makeStack(options, aor);
    this.#sender = new RequestSender(this.#stack, digestFor(this.#stack.aor, options));
    this.#messages = new MessageOutlet(this.#sender, options.messageOctets ?? congestionSafeOctets);
    this.#subscriptions = this.#makeSubscriptions(options);
    this.#keepWithinLimit();
    this.#registration = this.#makeRegistration(options);
    this.#publication = this.#makePublication(options, storage);
    this.#connection = this.#makeConnection();
  }

  get state(): ConnectionState {
    return this.#connection.state;
  }

  get roundTripMs(): number | undefined {
    return this.#roundTripMs;
  }

  get provisioning(): Provisioning {
    return this.#provisioned;
  }

  get source(): PresenceSource {
    return this.#publication;
  }

  connect(): Promise<ConnectResult> {
    this.#provisioned.follow(this);
    this.#stopWakeSignals ??= listenForWake(() => {
      this.#connection.checkNow();
      this.#secondFlow?.checkNow();
    });
    return this.#connection.connect();
  }

  async disconnect(options: DisconnectOptions = {}): Promise<void> {
    this.#stopWakeSignals?.();
    this.#stopWakeSignals = undefined;
    if (this.state.kind === "connected" && options.keepPublication !== true) {
      await within(this.#timing.leaveWaitMs, this.#lastWords());
    }
    this.#subscriptions.drop();
    this.#provisioned.close();
    this.#secondFlow?.close();
    this.#connection.end({ kind: "signed-out" });
    this.#publication.close();
  }

  retryNow(): void {
    this.#connection.retryNow();
  }

  watch(presentity: string, { filter }: WatchingOptions = {}): Watcher {
    const resource = entityOf(presentity);
    return new PresenceWatcher(resource, (handlers, accept) =>
      this.subscribe({ resource, event: presencePackage, accept, filter, conditional: true }, handlers),
    );
  }

  subscribe(subscription: EventSubscription, handlers: SubscriptionHandlers): KeptSubscription {
    if (subscription.event !== presencePackage) return this.#subscriptions.open(subscription, handlers);
    const { eventParameters } = subscription;
    const provisioned = this.#provisioned;
    return this.#subscriptions.open(
      {
        ...subscription,
        eventParameters: () => (eventParameters?.() ?? "") + rateParameters(provisioned.profile),
        allowance: () => presenceAllowance(provisioned.profile),
      },
      handlers,
    );
  }

  sendMessage(message: MessageToSend): Promise<MessageOutcome> {
    return this.#messages.send(message);
  }

  messageRoom(message: MessageToSend): number {
    return this.#messages.room(message);
  }

  receiveMessages(receiver: MessageReceiver): () => void {
    return openMessageInlet(this.#stack, receiver);
  }

  /** Another profile holds from now on. */
  #obey(): void {
    this.#subscriptions.reconsider(presencePackage);
    this.#keepFlows();
    this.#publication.reconsider();
    this.#keepWithinLimit();
  }

  /** A second flow comes after the first one, and stays while that one returns. */
  #keepFlows(): void {
    const isWanted = (this.#provisioned.profile.outboundFlows ?? 1) > 1;
    if (this.state.kind === "connected") this.#secondFlow?.keep(isWanted);
    else if (this.state.kind === "disconnected" || !isWanted) this.#secondFlow?.keep(false);
  }

  #keepWithinLimit(): void {
    const most = Math.min(this.#mostWatchers, this.#provisioned.limits.mostSubscriptions);
    this.#subscriptions.limit(presencePackage, most);
  }

  #makeSubscriptions({
    subscriptionExpiresSeconds = 3600,
    stateStorage = memoryStorage(),
  }: PresenceClientOptions): Subscriptions {
    const gate = new Gate(gateWidth);
    const { instanceId } = this;
    const context = { stack: this.#stack, sender: this.#sender, gate, timing: this.#timing, instanceId };
    return new Subscriptions(context, {
      expiresSeconds: () =>
        lifetimeWithin(subscriptionExpiresSeconds, this.#provisioned.profile.subscribeExpires),
      states: new KnownStates(stateStorage, this.entity),
      onUnauthorized: () => this.#unauthorized(),
    });
  }

  #makeStack(options: PresenceClientOptions, aor: URI): SipStack {
    const events: StackEvents = {
      onOpen: () => this.#connection.opened(),
      onLost: () => this.#connection.lost(),
    };
    if (options.userAgent) return new AdoptedStack(options.userAgent, aor, events);
    const webSocket = options.webSocket ?? platformWebSocket();
    const { server } = options;
    if (!server || !/^wss?:\/\/[^\s]+$/i.test(server))
      throw new TypeError("`server` must be a ws: or wss: URL.");
    const displayName = (options.displayName ?? "").replace(/["\\\r\n]/g, "");
    const userAgentName = (options.userAgentName ?? "Porchlight presence-client").replace(/[\r\n]/g, "");
    const { openWaitMs } = this.#timing;
    const servers = new ServerAddresses(server, () => this.#provisioned.profile.sipWsUris ?? []);
    const stack = new OwnStack({ aor, displayName, servers, webSocket, userAgentName, openWaitMs }, events);
    if (options.register !== false) this.#secondFlow = this.#makeSecondFlow(options, stack, servers);
    return stack;
  }

  #makeRegistration(options: PresenceClientOptions): Registration | undefined {
    if (!(options.register ?? this.#stack.managed)) return undefined;
    const wanted = { ...this.#registrationOptions(options), regId: 1 };
    return new Registration(this.#stack, this.#sender, wanted, this.#timing, (outcome) => {
      if (outcome.kind === "refused" || outcome.kind === "wrong-credentials") this.#connection.end(outcome);
    });
  }

  #registrationOptions({ registrationExpiresSeconds = 600 }: PresenceClientOptions) {
    const expiresSeconds = () =>
      lifetimeWithin(registrationExpiresSeconds, this.#provisioned.profile.registerExpires);
    return { instanceId: this.instanceId, expiresSeconds };
  }

  #makeSecondFlow(options: PresenceClientOptions, first: OwnStack, servers: ServerAddresses): SecondFlow {
    return new SecondFlow(first, servers, {
      digest: digestFor(first.aor, options),
      registration: this.#registrationOptions(options),
      timing: this.#timing,
    });
  }

  #makePublication(options: PresenceClientOptions, storage: ClientStorage): Publication {
    const memory = new PublicationMemory(storage, this.entity);
    const device = { deviceUrn: `urn:uuid:${this.instanceId}`, deviceName: options.deviceName };
    const identity = { entity: this.entity, ...memory.ids, ...device };
    const seconds = options.publicationExpiresSeconds ?? 3600;
    const wanted = {
      identity,
      expiresSeconds: () => lifetimeWithin(seconds, this.#provisioned.profile.publishExpires),
      changeEveryMs: () => this.#provisioned.limits.publishEveryMs,
      isBound: options.bindToConnection ?? false,
    };
    return new Publication(this.#stack, this.#sender, wanted, memory, this.#timing, () =>
      this.#unauthorized(),
    );
  }

  #makeConnection(): ConnectionKeeper {
    return new ConnectionKeeper(this.#stack, this.#registration, this.#timing, {
      onState: (state) => this.#became(state),
      onOnline: () => this.#resume(),
      onOffline: () => this.#pause(),
      onRoundTrip: (milliseconds) => this.#measured(milliseconds),
      probe: (waitMs) => this.#stack.ping?.(waitMs) ?? probeByOptions(this.#stack, this.#sender, waitMs),
    });
  }

  #became(state: ConnectionState): void {
    this.#keepFlows();
    this.emit("state", state);
  }

  #resume(): void {
    this.#publication.resume();
    this.#subscriptions.resume();
  }

  #pause(): void {
    this.#publication.pause();
    this.#subscriptions.pause();
    this.#sender.abandon();
  }

  async #lastWords(): Promise<void> {
    await Promise.all([this.#publication.unpublish(), this.#subscriptions.stop()]);
    await Promise.all([this.#registration?.unregister(), this.#secondFlow?.leave()]);
  }

  #measured(milliseconds: number | undefined): void {
    this.#roundTripMs = milliseconds;
    this.emit("roundTrip", milliseconds);
  }

  #unauthorized(): void {
    this.#connection.end({ kind: "wrong-credentials" });
  }
}

/** Connections are probed as often as is provisioned, and oftener where the client does so by itself. */
const provisionedTiming = (timing: Timing, provisioned: Provisioning): Timing => ({
  ...timing,
  get probeEveryMs() {
    const { keepAliveInterval = Number.POSITIVE_INFINITY } = provisioned.profile;
    return Math.min(timing.probeEveryMs, keepAliveInterval * 1000);
  },
});

function entityOf(address: string): string {
  const parsed = parseAddress(address);
  if (!parsed.ok) throw new TypeError(`Not an address: ${address.slice(0, 100)}`);
  return parsed.value;
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function storedInstanceId(storage: ClientStorage): string {
  const known = storage.get("instance");
  if (known !== undefined && uuidPattern.test(known)) return known;
  const fresh = randomUuid();
  storage.set("instance", fresh);
  return fresh;
}

function platformWebSocket(): WebSocketConstructor {
  const found = (globalThis as { readonly WebSocket?: WebSocketConstructor }).WebSocket;
  if (!found) throw new TypeError("This platform has no WebSocket; pass one as `webSocket`.");
  return found;
}

async function within(milliseconds: number, task: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([task, limit]);
  clearTimeout(timer);
}
