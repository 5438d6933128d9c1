import type { Clock } from "@porchlight/kernel";
import type { OfficeEvent } from "../admin/ports/observation";
import type { Driver } from "../drive/driver";
import { EventBus } from "../drive/event-bus";
import type { FlowRegistry } from "../listeners/flow-registry";
import type { ListenerObserver } from "../listeners/observer";
import { EventLog } from "../log/event-log";
import type { Logger } from "../log/logger";
import { Metrics } from "../management/metrics";
import { RecentEndings } from "./recent-endings";
import { RefusedRegisters } from "./refused-registers";

/** Where everything that happens goes: log, metrics, and whoever listens live. */
export class Observation implements ListenerObserver {
  readonly metrics: Metrics;
  readonly events: EventBus;
  readonly endings: RecentEndings;
  readonly refusedRegisters: RefusedRegisters;
  readonly #log: EventLog;

  constructor(log: Logger, clock: Clock, registry: () => FlowRegistry, driver: () => Driver) {
    this.#log = new EventLog(log, clock, (flow) => registry().find(flow)?.remoteAddress);
    this.events = new EventBus((error) => this.#log.fault(error, "live listener"));
    this.endings = new RecentEndings(clock);
    this.refusedRegisters = new RefusedRegisters(clock, registry);
    this.metrics = new Metrics({
      clock,
      counts: () => driver().engine.views.counts(clock()),
      flows: () => registry().countsByTransport(),
      messages: () => registry().messages,
    });
  }

  note(event: OfficeEvent): void {
    this.metrics.note(event);
    this.#log.note(event);
    this.endings.note(event);
    this.refusedRegisters.note(event);
    this.events.emit(event);
  }

  refused(transport: string, remoteAddress: string, reason: string): void {
    this.metrics.refused(transport);
    this.#log.refused(transport, remoteAddress, reason);
  }

  unproven(transport: string, remoteAddress: string, reason: string): void {
    this.#log.unproven(transport, remoteAddress, reason);
  }

  notReached(transport: string, remoteAddress: string, reason: string): void {
    this.#log.notReached(transport, remoteAddress, reason);
  }

  dropped(transport: string, remoteAddress: string, reason: string): void {
    this.metrics.dropped(reason);
    this.#log.dropped(transport, remoteAddress, reason);
  }

  failed(transport: string, error: unknown): void {
    this.#log.failed(transport, error);
  }

  strained(isStrained: boolean): void {
    this.#log.strained(isStrained);
  }

  fault(error: unknown, input: string): void {
    this.metrics.fault();
    this.#log.fault(error, input);
  }
}
