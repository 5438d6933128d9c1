import type { RegistrationEvent } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { Binding } from "@porchlight/registrar";
import type { LiveFlow } from "../flows/flow-table";
import { type DeadlineQueue, Timer } from "../timers/deadline-queue";

/** One binding and the flow it came over, if that still stands. */
export class LiveBinding extends Timer {
  constructor(
    readonly record: Binding,
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

/** Bindings per address of record, those registered last behind the others. */
export class BindingTable {
  readonly #byAor = new Map<string, Map<string, LiveBinding>>();
  /** Bindings per run of temporary GRUUs. */
  readonly #byRun = new Map<string, Set<LiveBinding>>();
  readonly #timers: DeadlineQueue;
  #size = 0;

  constructor(timers: DeadlineQueue) {
    this.#timers = timers;
  }

  get size(): number {
    return this.#size;
  }

  put(binding: LiveBinding): void {
    const { aor, key } = binding.record;
    this.remove(aor, key);
    const own = this.#byAor.get(aor);
    if (own === undefined) this.#byAor.set(aor, new Map([[key, binding]]));
    else own.set(key, binding);
    this.#enter(binding);
  }

  /** Takes the place of a binding of the same key, without being the one registered last. */
  amend(binding: LiveBinding): void {
    const own = this.#byAor.get(binding.record.aor);
    const former = own?.get(binding.record.key);
    if (own === undefined || former === undefined) return;
    this.#leave(former);
    own.set(binding.record.key, binding);
    this.#enter(binding);
  }

  #enter(binding: LiveBinding): void {
    const { run, expiresAt } = binding.record;
    binding.flow?.registered.add(binding);
    if (run !== "") this.#byRun.set(run, (this.#byRun.get(run) ?? new Set()).add(binding));
    this.#timers.schedule(binding, expiresAt);
    this.#size += 1;
  }

  #leave(binding: LiveBinding): void {
    const { run } = binding.record;
    binding.flow?.registered.delete(binding);
    const ofRun = this.#byRun.get(run);
    ofRun?.delete(binding);
    if (ofRun?.size === 0) this.#byRun.delete(run);
    this.#timers.cancel(binding);
    this.#size -= 1;
  }

  remove(aor: string, key: string): void {
    const own = this.#byAor.get(aor);
    const binding = own?.get(key);
    if (own === undefined || binding === undefined) return;
    own.delete(key);
    if (own.size === 0) this.#byAor.delete(aor);
    this.#leave(binding);
  }

  get(aor: string, key: string): LiveBinding | undefined {
    return this.#byAor.get(aor)?.get(key);
  }

  of(aor: string): readonly LiveBinding[] {
    return [...(this.#byAor.get(aor)?.values() ?? [])];
  }

  /** Some binding whose instance is in this run of temporary GRUUs. */
  ofRun(run: string): LiveBinding | undefined {
    for (const binding of this.#byRun.get(run) ?? []) return binding;
    return undefined;
  }

  *all(): IterableIterator<LiveBinding> {
    for (const own of this.#byAor.values()) yield* own.values();
  }
}
