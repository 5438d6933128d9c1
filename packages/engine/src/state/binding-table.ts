import type { RegistrationEvent } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { LiveFlow } from "../flows/flow-table";
import type { BindingRecord } from "../ports/journal";
import { type DeadlineQueue, Timer } from "../timers/deadline-queue";

/** One binding and the flow it came over, if that still stands. */
export class LiveBinding extends Timer {
  constructor(
    readonly record: BindingRecord,
    readonly flow: LiveFlow | undefined,
    readonly event: Extract<RegistrationEvent, "registered" | "refreshed">,
    readonly expired: (binding: LiveBinding, now: Instant) => void,
  ) {
    super();
  }

  fire(now: Instant): void {
    this.expired(this, now);
  }
}

/** Bindings per address of record. */
export class BindingTable {
  readonly #byAor = new Map<string, Map<string, LiveBinding>>();
  readonly #timers: DeadlineQueue;
  #size = 0;

  constructor(timers: DeadlineQueue) {
    this.#timers = timers;
  }

  get size(): number {
    return this.#size;
  }

  put(binding: LiveBinding): void {
    const { aor, key, expiresAt } = binding.record;
    this.remove(aor, key);
    const own = this.#byAor.get(aor);
    if (own === undefined) this.#byAor.set(aor, new Map([[key, binding]]));
    else own.set(key, binding);
    binding.flow?.registered.add(aor);
    this.#timers.schedule(binding, expiresAt);
    this.#size += 1;
  }

  remove(aor: string, key: string): void {
    const own = this.#byAor.get(aor);
    const binding = own?.get(key);
    if (own === undefined || binding === undefined) return;
    own.delete(key);
    if (own.size === 0) this.#byAor.delete(aor);
    this.#timers.cancel(binding);
    this.#size -= 1;
  }

  get(aor: string, key: string): LiveBinding | undefined {
    return this.#byAor.get(aor)?.get(key);
  }

  of(aor: string): readonly LiveBinding[] {
    return [...(this.#byAor.get(aor)?.values() ?? [])];
  }

  *all(): IterableIterator<LiveBinding> {
    for (const own of this.#byAor.values()) yield* own.values();
  }
}
