import {
  type ContentClient,
  type ContentFailure,
  ok,
  type Result,
  referenceTo,
  type StoredObject,
  sha256Of,
} from "@porchlight/presence-client";
import { domainOf } from "../visibility/names";
import type { ProfileStore } from "./profile-store";

/** Where the user's picture stands. */
export type MyPictureState =
  | { readonly kind: "ready" }
  | { readonly kind: "saving" }
  | { readonly kind: "failed"; readonly failure: ContentFailure };

type PictureKeeper = Pick<ContentClient, "put" | "list" | "delete" | "fetch">;

const prefix = "picture-";
const day = 86_400;
const lifetimeSeconds = 180 * day;
/** A picture with less of its life left is stored again. */
const renewedMs = 60 * day * 1000;
/** Another device may publish the one before still. */
const keptPictures = 2;

/** The user's picture: kept in the content server, published by reference, the same on all devices of the user. */
export class MyPicture {
  readonly #listeners = new Set<() => void>();
  #state: MyPictureState = { kind: "ready" };

  constructor(
    private readonly entity: string,
    private readonly content: PictureKeeper,
    private readonly profile: ProfileStore,
  ) {}

  get state(): MyPictureState {
    return this.#state;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes the picture that was chosen last, on whatever device, and keeps it from expiring. */
  async restore(): Promise<void> {
    const stored = await this.#stored();
    if (!stored.ok) return;
    const [newest] = stored.value;
    if (newest) this.#publish(newest);
    else if (this.profile.view.picture) this.profile.set({ picture: undefined });
    const { picture } = this.profile.view;
    if (!picture || picture.expiresAt - Date.now() > renewedMs) return;
    const kept = await this.content.fetch(picture);
    if (kept.ok) await this.choose(kept.value.data, picture.contentType);
  }

  /** Stores a picture and publishes it in place of the one before. */
  async choose(data: Uint8Array, contentType: string): Promise<void> {
    this.#become({ kind: "saving" });
    const name = `${prefix}${sha256Of(data).slice(0, 32)}`;
    const result = await this.content.put(name, { contentType, data, lifetimeSeconds });
    if (!result.ok) {
      this.#become({ kind: "failed", failure: result.error });
      return;
    }
    this.#publish(result.value);
    this.#become({ kind: "ready" });
    await this.#deleteBut(keptPictures);
  }

  /** Publishes no picture, and deletes it. */
  async remove(): Promise<void> {
    this.#become({ kind: "saving" });
    this.profile.set({ picture: undefined });
    const failure = await this.#deleteBut(0);
    this.#become(failure ? { kind: "failed", failure } : { kind: "ready" });
  }

  #publish(stored: StoredObject): void {
    const picture = referenceTo(stored, domainOf(this.entity));
    if (JSON.stringify(picture) !== JSON.stringify(this.profile.view.picture)) this.profile.set({ picture });
  }

  /** The user's pictures, the newest first. */
  async #stored(): Promise<Result<readonly StoredObject[], ContentFailure>> {
    const listed = await this.content.list();
    if (!listed.ok) return listed;
    const pictures = listed.value.filter(({ name }) => name.startsWith(prefix));
    return ok(pictures.toSorted((one, other) => other.modifiedAt - one.modifiedAt));
  }

  /** Deletes all but the newest so many. */
  async #deleteBut(count: number): Promise<ContentFailure | undefined> {
    const stored = await this.#stored();
    if (!stored.ok) return stored.error;
    for (const { name } of stored.value.slice(count)) {
      const result = await this.content.delete(name);
      if (!result.ok && result.error.kind !== "not-found") return result.error;
    }
    return undefined;
  }

  #become(state: MyPictureState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}
