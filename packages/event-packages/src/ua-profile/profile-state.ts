import {
  type DerivedState,
  EXTERNAL_TYPE,
  type Rejection,
  type RenderedBody,
  rejection,
  type StateListener,
  type SubscriptionWish,
  wirePart,
} from "@porchlight/event-notifier";
import { after, fail, type Hasher, type Instant, ok, type Result } from "@porchlight/kernel";
import { type EffectiveProfile, PROFILE_TYPE } from "@porchlight/provisioning";
import { utf8Length } from "../utf8-length";
import type { ProfileHouse } from "./profile-house";
import {
  deviceName,
  deviceOf,
  localDomain,
  PROFILE_TYPE_PARAMETER,
  profileKind,
  type UnknownDevices,
} from "./profile-request";
import type { ProfileForm, ProfileKind, ProfileTelling } from "./profile-telling";

export interface ProfileStateOptions {
  readonly profiles: ProfileHouse;
  readonly unknownDevices: UnknownDevices;
  readonly hasher: Hasher;
  /** Where a client reads what is in force for a user, or for a device of it; http or https. */
  readonly documentUrl: (aor: string, device: string | undefined) => string;
  readonly onTold: (telling: ProfileTelling) => void;
}

/** How long a reference may be used: it leads to what is in force whenever it is read. */
const REFERENCE_MS = 86_400_000;

/** The profile of one subscription (RFC 6080). */
export class ProfileState implements DerivedState {
  readonly isSerial = false;
  readonly #options: ProfileStateOptions;
  readonly #kind: ProfileKind;
  readonly #listener: StateListener;
  readonly #closed: (state: ProfileState) => void;
  #wish: SubscriptionWish;
  #told: string | undefined;

  constructor(
    kind: ProfileKind,
    wish: SubscriptionWish,
    options: ProfileStateOptions,
    listener: StateListener,
    closed: (state: ProfileState) => void,
  ) {
    this.#kind = kind;
    this.#wish = wish;
    this.#options = options;
    this.#listener = listener;
    this.#closed = closed;
  }

  get watcher(): string {
    return this.#wish.watcher;
  }

  get isOfNetwork(): boolean {
    return this.#kind === "local-network";
  }

  /** RFC 6080 section 6.2.3; empty where the client is to disturb nothing. */
  get eventParameters(): string {
    const seconds = this.#profile.values.effectiveBy;
    return seconds === undefined ? "" : `;effective-by=${seconds}`;
  }

  changed(): void {
    if (this.hasNews()) this.#listener.changed();
  }

  hasNews(): boolean {
    return this.#form !== "empty" && this.#text !== this.#told;
  }

  tell(version: number, now: Instant): RenderedBody | undefined {
    return this.hasNews() ? this.tellAll(version, now) : undefined;
  }

  tellAll(_version: number, now: Instant): RenderedBody | undefined {
    this.#told = this.#text;
    this.#note(now);
    switch (this.#form) {
      case "empty":
        return undefined;
      case "value":
        return { contentType: PROFILE_TYPE, text: this.#text, octets: utf8Length(this.#text) };
      case "reference":
        return this.#reference(now);
    }
  }

  forget(): void {
    this.#told = undefined;
  }

  state(): string | undefined {
    return this.#form === "empty" ? undefined : `${this.#form} ${this.#text}`;
  }

  /** One dialog, one kind of profile (RFC 6080 section 6.2.1). */
  refresh(wish: SubscriptionWish): Result<() => void, Rejection> {
    if (profileKind(wish.parameter(PROFILE_TYPE_PARAMETER)) !== this.#kind) {
      return fail(rejection(403, [], "Another Profile Type"));
    }
    return ok(() => {
      this.#wish = wish;
    });
  }

  close(): void {
    this.#closed(this);
  }

  get #profile(): EffectiveProfile {
    const { profiles } = this.#options;
    const { watcher, resource } = this.#wish;
    const domain = localDomain(resource.slice("sip:".length));
    return domain === undefined ? profiles.of(watcher, this.#device) : profiles.ofDomain(domain);
  }

  /** A user's own devices have values of their own, whichever way they ask. */
  get #device(): string | undefined {
    const { resource, instance } = this.#wish;
    return this.#kind === "device" ? deviceOf(resource) : deviceName(instance) || undefined;
  }

  get #text(): string {
    return this.#options.profiles.textOf(this.#profile);
  }

  /** The entity-tag of the document that says what is in force. */
  get #digest(): string {
    return this.#options.hasher.hex("SHA-256", this.#text).slice(0, 32);
  }

  /** By value where the client takes that; a type that fits none of its own is told by nothing at all. */
  get #form(): ProfileForm {
    const { bodyType, watcher } = this.#wish;
    const { profiles, unknownDevices } = this.#options;
    const isUnknown = this.#kind === "device" && !profiles.knowsDevice(watcher, this.#device ?? "");
    if (isUnknown && unknownDevices === "empty") return "empty";
    if (bodyType === PROFILE_TYPE) return "value";
    // What holds in a network is nobody's document.
    return bodyType === EXTERNAL_TYPE && !this.isOfNetwork ? "reference" : "empty";
  }

  /**
   * The Content-ID is another one exactly when the text is (RFC 4483 section 5.6). No hash: what is read may be newer than
   * what was told, and is no worse for that.
   */
  #reference(now: Instant): RenderedBody {
    const { documentUrl, profiles } = this.#options;
    const { watcher } = this.#wish;
    const device = this.#device;
    const own = device !== undefined && profiles.knowsDevice(watcher, device) ? device : undefined;
    const contentId = `${this.#digest}@${watcher.slice(watcher.lastIndexOf("@") + 1)}`;
    const { contentType = EXTERNAL_TYPE, body } = wirePart({
      kind: "external",
      contentId,
      stableId: contentId,
      contentType: PROFILE_TYPE,
      disposition: "render",
      description: "",
      url: documentUrl(watcher, own),
      expiresAt: after(now, REFERENCE_MS),
      octets: utf8Length(this.#text),
    });
    return { contentType, text: body, octets: utf8Length(body) };
  }

  #note(at: Instant): void {
    const { watcher, userAgent, instance } = this.#wish;
    const said = (name: string): string => this.#wish.parameter(name) ?? "";
    this.#options.onTold({
      watcher,
      kind: this.#kind,
      device: this.#device ?? instance,
      vendor: said("vendor"),
      model: said("model"),
      version: said("version"),
      userAgent,
      form: this.#form,
      digest: this.#form === "empty" ? "" : this.#digest,
      at,
    });
  }
}
