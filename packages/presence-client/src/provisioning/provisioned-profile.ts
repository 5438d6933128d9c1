import { PROFILE_TYPE, type Profile, surveyProfileText } from "@porchlight/provisioning";
import { quoted } from "@porchlight/sip-message";
import { EXTERNAL_BODY } from "../content/external-body";
import type { DigestSession } from "../digest/digest-session";
import { HttpExchange } from "../http/http-exchange";
import type { EventSubscriber } from "../subscription/event-subscription";
import type { WholeState } from "../subscription/known-states";
import type { KeptSubscription } from "../subscription/subscription-keeper";
import type { Notification } from "../subscription/subscription-life";
import { type ClientStorage, memoryStorage } from "../support/client-storage";
import { type Listenable, TypedEmitter } from "../support/typed-emitter";
import { type ProfileLimits, profileLimits } from "./profile-limits";
import { fetchProfile, PROFILE_LIMITS, profileReference } from "./profile-reference";
import type { ProvisioningOptions } from "./provisioning-options";

export interface ProvisioningEvents {
  /** Another profile is in force. */
  readonly profile: Profile;
  /** A profile that cannot be read or had; the last good one stays. */
  readonly problem: string;
}

/** What the user is provisioned with. */
export interface Provisioning extends Listenable<ProvisioningEvents> {
  /** In force: the one told last, before that the last good one of earlier. Empty while none is known. */
  readonly profile: Profile;
  /** Leaves nothing of the profile in storage. */
  forget(): void;
}

/** Follows the profile of the user (RFC 6080), and keeps the last good one. */
export class ProvisionedProfile extends TypedEmitter<ProvisioningEvents> implements Provisioning {
  readonly #storage: ClientStorage;
  readonly #exchange: HttpExchange | undefined;
  #limits: ProfileLimits = profileLimits({});
  #text = "";
  #subscription: KeptSubscription | undefined;
  /** What was told last, as it was told. */
  #whole: WholeState | undefined;
  /** Of the reference that is being followed, or was last. */
  #contentId: string | undefined;

  constructor(
    private readonly entity: string,
    private readonly options: ProvisioningOptions | undefined,
    digest: DigestSession,
  ) {
    super();
    this.#storage = options?.storage ?? memoryStorage();
    this.#exchange = options?.root === undefined ? undefined : new HttpExchange(digest, PROFILE_LIMITS);
    const kept = options === undefined ? undefined : this.#storage.get(this.#key);
    if (kept !== undefined) this.#take(kept);
  }

  get profile(): Profile {
    return this.#limits.profile;
  }

  get limits(): ProfileLimits {
    return this.#limits;
  }

  /** Subscribes to the profile, once. */
  follow(client: EventSubscriber): void {
    if (this.options === undefined || this.#subscription !== undefined) return;
    const { vendor, model, version } = this.options;
    const parameters = `;profile-type=user;vendor=${quoted(vendor)};model=${quoted(model)};version=${quoted(version)}`;
    this.#subscription = client.subscribe(
      {
        resource: this.entity,
        event: "ua-profile",
        eventParameters: () => parameters,
        accept: this.#exchange === undefined ? PROFILE_TYPE : `${PROFILE_TYPE}, ${EXTERNAL_BODY}`,
        expiresSeconds: 86_400,
        conditional: true,
      },
      {
        onNotification: (notification) => this.#notified(notification),
        onStatus: () => undefined,
        onAway: () => undefined,
        kept: {
          // Without the profile itself the server has to tell it again.
          restore: () => this.#text !== "",
          takeBack: () => undefined,
          whole: () => this.#whole,
        },
      },
    );
  }

  forget(): void {
    this.#storage.remove(this.#key);
  }

  close(): void {
    this.#subscription = undefined;
    this.#exchange?.close();
  }

  get #key(): string {
    return `profile ${this.entity}`;
  }

  /** A NOTIFY without a body is no reason to refuse it, nor to forget what was told (RFC 6080 §6.8). */
  #notified({ contentType = "", body }: Notification): 200 | 415 {
    if (body.trim() === "" && contentType === "") return 200;
    this.#whole = { contentType, body };
    const mediaType = contentType.split(";")[0]?.trim().toLowerCase();
    if (mediaType === PROFILE_TYPE) this.#accept(body);
    else if (mediaType === EXTERNAL_BODY && this.#exchange !== undefined) void this.#fetch(contentType, body);
    else return 415;
    return 200;
  }

  async #fetch(contentType: string, body: string): Promise<void> {
    const reference = profileReference(contentType, body, Date.now());
    const { root } = this.options ?? {};
    if (reference === undefined || root === undefined || this.#exchange === undefined) {
      return this.emit("problem", "the reference to a profile cannot be used");
    }
    const { contentId, url } = reference;
    if (contentId !== undefined && contentId === this.#contentId) return;
    this.#contentId = contentId;
    const text = await fetchProfile(url, root, this.#exchange);
    if (this.#contentId !== contentId) return;
    if (text !== undefined) return this.#accept(text);
    this.#contentId = undefined;
    this.emit("problem", "the profile could not be fetched");
  }

  #accept(text: string): void {
    if (text === this.#text) return;
    if (!this.#take(text)) return this.emit("problem", "the profile cannot be read");
    this.#storage.set(this.#key, text);
    this.emit("profile", this.profile);
  }

  #take(text: string): boolean {
    const survey = surveyProfileText(text);
    if (!survey.ok) return false;
    this.#text = text;
    this.#limits = profileLimits(survey.value.profile.values);
    return true;
  }
}
