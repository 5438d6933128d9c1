import type { Compositor, NotifierOffice, RegistrationEntry, SourceId } from "@porchlight/event-notifier";
import { instant } from "@porchlight/kernel";
import { PIDF_TYPE } from "../media-type";
import { networkDocument } from "./network-document";
import { deviceIdOf, networkFacts } from "./network-facts";

/** For whom what the network knows is part of their presence. */
export interface NetworkSwitch {
  /** Whether it is for those who have not chosen. */
  readonly everybody: boolean;
  isOn(presentity: string): boolean;
  /** Calls the listener with whoever chose. */
  onChange(listener: (presentity: string) => void): void;
}

export interface NetworkAgentOptions {
  readonly switch: NetworkSwitch;
  /** How long a device that is gone is shown as such. */
  readonly terminatedMs: number;
}

/** What the network knows of a presentity, as one more source. */
export const NETWORK_STATE: SourceId = "network";

/** As long as it takes to notice that a connection is lost (COR-062). */
const RESTART_GRACE_MS = 40_000;

type Office = Pick<NotifierOffice, "registrations" | "changeState" | "later">;

/**
 * The presence network agent (core.md section 7): registrations as presence. It contributes to whoever is watched, from
 * what the registrar knows at that moment; for others it does next to nothing.
 */
export class NetworkAgent {
  readonly #office: Office;
  readonly #options: NetworkAgentOptions;
  readonly #package: string;
  /** Contacts that ended a short while ago, by presentity. */
  readonly #ended = new Map<string, readonly RegistrationEntry[]>();
  /** What was last said of those who are, or were, watched; undefined where it was nothing. */
  readonly #said = new Map<string, string | undefined>();
  readonly #followed = new Map<string, () => void>();
  #isGraceOver = false;

  /** @param eventPackage the package whose resources are contributed to */
  constructor(office: Office, options: NetworkAgentOptions, eventPackage: string) {
    this.#office = office;
    this.#options = options;
    this.#package = eventPackage;
    const { switch: choices } = options;
    if (choices.everybody) office.registrations.watchAll((entry) => this.#changed(entry));
    choices.onChange((presentity) => this.#chosen(presentity));
    office.later(RESTART_GRACE_MS, () => this.#endGrace());
  }

  /** Gives a compositor what the network knows now. It is older than any publication, so that it gives way to each. */
  take(compositor: Compositor, presentity: string): void {
    const text = this.#text(presentity);
    if (this.#options.switch.isOn(presentity)) this.#said.set(presentity, text);
    else this.#said.delete(presentity);
    const document = text === undefined ? undefined : compositor.read(PIDF_TYPE, encoder.encode(text));
    if (document?.ok) compositor.put(NETWORK_STATE, document.value, instant(0));
    else if (compositor.has(NETWORK_STATE)) compositor.remove(NETWORK_STATE);
  }

  #text(presentity: string): string | undefined {
    if (!this.#options.switch.isOn(presentity)) return undefined;
    const bound = this.#office.registrations.entries(presentity).filter((entry) => this.#isAttached(entry));
    const ended = this.#ended.get(presentity) ?? [];
    if (bound.length === 0 && ended.length === 0) return undefined;
    return networkDocument(presentity, networkFacts(bound, ended));
  }

  /** A restart leaves contacts without their flow: they have a while to come back over another. */
  #isAttached({ isConnected, regId, transport }: RegistrationEntry): boolean {
    const needsFlow = transport === "ws" || transport === "wss" || regId > 0;
    return isConnected || !needsFlow || !this.#isGraceOver;
  }

  #endGrace(): void {
    this.#isGraceOver = true;
    for (const [presentity, text] of [...this.#said]) {
      if (this.#text(presentity) !== text) this.#tell(presentity);
    }
  }

  #changed(entry: RegistrationEntry): void {
    const { aor, event, state } = entry;
    if (!this.#options.switch.isOn(aor)) return;
    // A refresh says nothing new, unless the device came back over another transport.
    if (event === "refreshed" && (!this.#said.has(aor) || this.#said.get(aor) === this.#text(aor))) return;
    if (state === "terminated" && event !== "account-removed") this.#linger(entry);
    this.#tell(aor);
  }

  #linger(entry: RegistrationEntry): void {
    const { terminatedMs } = this.#options;
    const { aor } = entry;
    if (terminatedMs <= 0 || deviceIdOf(entry) === undefined) return;
    this.#ended.set(aor, [...(this.#ended.get(aor) ?? []), entry]);
    this.#office.later(terminatedMs, () => {
      const left = (this.#ended.get(aor) ?? []).filter((other) => other !== entry);
      if (left.length === 0) this.#ended.delete(aor);
      else this.#ended.set(aor, left);
      this.#tell(aor);
    });
  }

  #tell(presentity: string): void {
    this.#office.changeState(presentity, this.#package, (compositor) => this.take(compositor, presentity));
  }

  #chosen(presentity: string): void {
    if (!this.#options.switch.everybody) {
      if (this.#options.switch.isOn(presentity)) this.#follow(presentity);
      else this.#leave(presentity);
    }
    this.#tell(presentity);
  }

  #follow(presentity: string): void {
    if (this.#followed.has(presentity)) return;
    const { registrations } = this.#office;
    this.#followed.set(
      presentity,
      registrations.watch(presentity, (entry) => this.#changed(entry)),
    );
  }

  #leave(presentity: string): void {
    this.#followed.get(presentity)?.();
    this.#followed.delete(presentity);
  }
}

const encoder = new TextEncoder();
