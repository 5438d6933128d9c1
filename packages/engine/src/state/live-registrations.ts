import type {
  ContactParameter,
  RegistrationEntry,
  RegistrationEvent,
  RegistrationListener,
  RegistrationRoster,
} from "@porchlight/event-notifier";
import type { Hasher } from "@porchlight/kernel";
import { Parameters, parseParameters, printParameters } from "@porchlight/sip-message";
import type { BindingTable, LiveBinding } from "./binding-table";

const idDigits = 16;

/** What is bound, as event packages are told of it. Costs nothing while nobody asks. */
export class LiveRegistrations implements RegistrationRoster {
  readonly #bindings: BindingTable;
  readonly #hasher: Hasher;
  readonly #byAor = new Map<string, Set<RegistrationListener>>();
  readonly #ofAll = new Set<RegistrationListener>();

  constructor(bindings: BindingTable, hasher: Hasher) {
    this.#bindings = bindings;
    this.#hasher = hasher;
  }

  entries(aor: string): readonly RegistrationEntry[] {
    return this.#bindings.of(aor).map((binding) => this.#entry(binding, "active", binding.event));
  }

  watch(aor: string, listener: RegistrationListener): () => void {
    const known = this.#byAor.get(aor) ?? new Set();
    this.#byAor.set(aor, known.add(listener));
    return () => {
      known.delete(listener);
      if (known.size === 0 && this.#byAor.get(aor) === known) this.#byAor.delete(aor);
    };
  }

  watchAll(listener: RegistrationListener): () => void {
    this.#ofAll.add(listener);
    return () => this.#ofAll.delete(listener);
  }

  /** A binding began or was refreshed. */
  bound(binding: LiveBinding): void {
    this.#tell(binding, "active", binding.event);
  }

  ended(binding: LiveBinding, event: RegistrationEvent): void {
    this.#tell(binding, "terminated", event);
  }

  #tell(binding: LiveBinding, state: RegistrationEntry["state"], event: RegistrationEvent): void {
    const ofAor = this.#byAor.get(binding.record.aor);
    if (ofAor === undefined && this.#ofAll.size === 0) return;
    const entry = this.#entry(binding, state, event);
    for (const listener of [...(ofAor ?? []), ...this.#ofAll]) listener(entry);
  }

  #entry(
    { record, flow }: LiveBinding,
    state: RegistrationEntry["state"],
    event: RegistrationEvent,
  ): RegistrationEntry {
    const { aor, key, contactUri } = record;
    return {
      id: this.#hasher.hex("SHA-256", `contact ${aor} ${key} ${contactUri}`).slice(0, idDigits),
      aor,
      contact: contactUri,
      parameters: contactParameters(record.contactParameters),
      state,
      event,
      instance: record.instance,
      regId: record.regId,
      q: record.q,
      transport: record.peer.transport,
      isConnected: flow !== undefined && state === "active",
      callId: record.callId,
      cseq: record.cseq,
      userAgent: record.userAgent,
      registeredAt: record.registeredAt,
      expiresAt: record.expiresAt,
    };
  }
}

function contactParameters(text: string): readonly ContactParameter[] {
  const parameters = parseParameters(text, 0);
  if (!parameters.ok) return [];
  return [...parameters.value].map((parameter) => {
    const { name, value } = parameter;
    const printed = printParameters(new Parameters([parameter]));
    return { name, value: value === undefined ? undefined : printed.slice(`;${name}=`.length) };
  });
}
