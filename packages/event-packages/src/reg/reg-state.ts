import { REGINFO_TYPE, type RegInfo, writeRegInfo } from "@porchlight/documents";
import type {
  DerivedState,
  RegistrationEntry,
  RegistrationRoster,
  RenderedBody,
  StateListener,
} from "@porchlight/event-notifier";
import { type Instant, ok, type Result } from "@porchlight/kernel";
import { utf8Length } from "../utf8-length";
import { contactElement } from "./contact-element";

/**
 * The contacts of an address of record as one subscriber knows them: all in each full document, in between those that
 * changed since. A contact that ended is told once.
 */
export class RegState implements DerivedState {
  readonly isSerial = true;
  readonly #aor: string;
  readonly #registrations: RegistrationRoster;
  readonly #stop: () => void;
  /** Contacts that changed since the last document, in their order. */
  readonly #changed = new Map<string, RegistrationEntry>();
  #isLost = false;

  constructor(aor: string, registrations: RegistrationRoster, listener: StateListener) {
    this.#aor = aor;
    this.#registrations = registrations;
    this.#stop = registrations.watch(aor, (entry) => {
      this.#note(entry);
      listener.changed();
    });
  }

  #note(entry: RegistrationEntry): void {
    this.#changed.delete(entry.id);
    this.#changed.set(entry.id, entry);
    if (this.#changed.size <= CHANGED_LIMIT) return;
    this.#changed.clear();
    this.#isLost = true;
  }

  hasNews(): boolean {
    return this.#isLost || this.#changed.size > 0;
  }

  tell(version: number, now: Instant): RenderedBody | undefined {
    if (this.#isLost) return this.tellAll(version, now);
    const entries = [...this.#changed.values()];
    this.#changed.clear();
    return entries.length === 0 ? undefined : this.#body(version, "partial", entries, now);
  }

  /** Those that ended since are in it once more, if they were not told of. */
  tellAll(version: number, now: Instant): RenderedBody {
    const ended = [...this.#changed.values()].filter(({ state }) => state === "terminated");
    this.#changed.clear();
    this.#isLost = false;
    return this.#body(version, "full", [...this.#registrations.entries(this.#aor), ...ended], now);
  }

  forget(): void {
    this.#isLost = true;
  }

  /** Durations grow with every second: a tag would stand for nothing. */
  state(): undefined {
    return undefined;
  }

  refresh(): Result<() => void, never> {
    return ok(() => {});
  }

  close(): void {
    this.#stop();
  }

  #body(
    version: number,
    state: RegInfo["state"],
    entries: readonly RegistrationEntry[],
    now: Instant,
  ): RenderedBody {
    const contacts = entries.map((entry) => contactElement(entry, now));
    const registration = { aor: this.#aor, id: REGISTRATION_ID, state: this.#state(entries), contacts };
    const text = writeRegInfo({ version, state, registrations: [registration] });
    return { contentType: REGINFO_TYPE, text, octets: utf8Length(text) };
  }

  /** The way back from terminated to init is never told (RFC 3680 section 4.7.1). */
  #state(told: readonly RegistrationEntry[]): "init" | "active" | "terminated" {
    if (this.#registrations.entries(this.#aor).length > 0) return "active";
    return told.length > 0 ? "terminated" : "init";
  }
}

/** Beyond this many untold changes the next document is a full one, and does not name those that ended. */
const CHANGED_LIMIT = 64;

/** A subscription is about one address of record. */
const REGISTRATION_ID = "r";
