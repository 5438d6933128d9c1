import type { Account } from "@porchlight/accounts";
import type { Engine, EngineOutputs, FlowId, Journal, JournalSnapshot } from "@porchlight/engine";
import type { Clock } from "@porchlight/kernel";
import type { Config } from "../config";
import { Driver, type DriverParts } from "../drive/driver";
import { StrainGauge } from "../drive/strain-gauge";
import type { BanCheck } from "../listeners/bans";
import { flowOutputs, type Reachability } from "../listeners/flow-reach";
import { FlowRegistry } from "../listeners/flow-registry";
import { Listeners } from "../listeners/listeners";
import type { HandshakeGate } from "../listeners/websocket/handshake-gate";
import type { Logger } from "../log/logger";
import { trustedNetworks } from "../routing/federation-config";
import { randomIds } from "../runtime/random-ids";
import type { TlsContexts } from "../runtime/tls/tls-contexts";
import { Observation } from "./observation";

export interface SipCoreParts {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly journal: Pick<Journal, "write">;
  /** Undefined where TLS is not served. */
  readonly tls: TlsContexts | undefined;
  readonly gate: HandshakeGate | undefined;
  readonly bans: BanCheck;
  readonly locate: DriverParts["locate"];
  readonly createEngine: (outputs: EngineOutputs) => Engine;
}

/** The engine with its driver, flows, listeners and observation, wired to each other. */
export class SipCore {
  readonly registry: FlowRegistry;
  readonly driver: Driver;
  readonly observation: Observation;
  readonly listeners: Listeners;
  readonly strain: StrainGauge;

  constructor({ bans, clock, config, createEngine, gate, journal, locate, log, tls }: SipCoreParts) {
    const transports: Reachability = {};
    this.observation = new Observation(
      log,
      clock,
      () => this.registry,
      () => this.driver,
    );
    this.registry = new FlowRegistry({
      clock,
      trusted: trustedNetworks(config),
      queueBytes: config.limits.queueBytes,
      onEvent: (event) => this.observation.note(event),
    });
    this.driver = new Driver({
      createEngine,
      journal,
      clock,
      flows: flowOutputs(this.registry, transports),
      locate,
      observe: (event) => this.observation.note(event),
      onFault: (error, input) => this.observation.fault(error, input),
      onWrite: (commits, milliseconds) => this.observation.metrics.written(commits, milliseconds),
    });
    this.strain = new StrainGauge({
      lagMs: config.limits.lagMs,
      changed: (isStrained) => {
        this.observation.strained(isStrained);
        this.driver.strained(isStrained);
      },
    });
    this.registry.attach({
      flowOpened: (flow) => this.driver.flowOpened(flow),
      flowClosed: (flow) => this.driver.flowClosed(flow),
      received: (flow, frame) => this.driver.received(flow, frame),
      identitiesOn: (flow) => this.driver.engine.views.identitiesOn(flow),
    });
    this.listeners = new Listeners(
      {
        config,
        tls,
        clock,
        gate,
        bans,
        registry: this.registry,
        observer: this.observation,
        ids: randomIds(),
        isKnown: (flow) => this.#isKnown(flow),
      },
      transports,
    );
  }

  restore(snapshot: JournalSnapshot, accounts: readonly Account[]): void {
    this.driver.restore(snapshot, accounts);
  }

  #isKnown(flow: FlowId): boolean {
    const { views } = this.driver.engine;
    return views.subscriptionsOn(flow) > 0 || views.identitiesOn(flow).length > 0;
  }
}
