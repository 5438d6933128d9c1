import {
  type Conditions,
  type ContentLimits,
  type ContentName,
  type ContentObject,
  type ContentState,
  type ContentStore,
  grantLifetime,
  inspectMedia,
  judgeExpiry,
  judgePut,
  judgeRemoval,
  type LifetimeFault,
  type LifetimeWish,
  type MediaProbe,
  type MediaRefusal,
  type MediaRules,
  type Standing,
  type StoredContent,
  type WriteVerdict,
} from "@porchlight/content";
import { type Clock, fail, ok, type Result } from "@porchlight/kernel";
import type { AuditNote } from "@porchlight/store";
import type { Actor } from "../admin/auth/actor";
import { changeLine } from "./content-audit";
import { type ContentReference, type ContentRights, referredUntil } from "./content-rights";
import { fingerprint } from "./fingerprint";

export interface ContentDeskParts {
  readonly clock: Clock;
  readonly store: ContentStore<AuditNote>;
  readonly rights: ContentRights;
  readonly probe: MediaProbe;
  readonly media: MediaRules;
  readonly limits: ContentLimits;
  /** Hears of every object that was written, taken away or given a later end. */
  readonly changed?: ((name: ContentName) => void) | undefined;
}

/** Who writes, and what has to hold. */
export interface ContentErrand {
  readonly standing: Standing;
  /** Name of the writer, for people. */
  readonly author: string;
  /** An operator, whose writes are in the audit log. */
  readonly actor?: Actor | undefined;
  readonly conditions: Conditions;
}

export interface ContentUpload extends ContentErrand, LifetimeWish {
  readonly contentType: string | undefined;
  readonly data: Uint8Array;
  /** The server chose the name. */
  readonly isNew: boolean;
}

/** Why an upload is not even held against what is there. */
export type UploadRefusal =
  | { readonly kind: "too-large" }
  | { readonly kind: "lifetime"; readonly fault: LifetimeFault }
  | { readonly kind: "media"; readonly refusal: MediaRefusal };

/** The objects of the house: every read and write of them, however it is asked for, goes through here. */
export class ContentDesk {
  readonly #parts: ContentDeskParts;

  constructor(parts: ContentDeskParts) {
    this.#parts = parts;
  }

  get limits(): ContentLimits {
    return this.#parts.limits;
  }

  /** What a name stands for now: an object past its lifetime that presence still refers to is there. */
  async find(name: ContentName): Promise<ContentState> {
    const state = await this.#parts.store.find(name);
    if (state.kind !== "present" || state.object.expiresAt > this.#parts.clock()) return state;
    if (this.#isAlive(state.object, this.#references(name))) return state;
    return { kind: "expired", at: state.object.expiresAt };
  }

  read(name: ContentName): Promise<StoredContent | undefined> {
    return this.#parts.store.read(name);
  }

  async listOf(owner: string): Promise<readonly ContentObject[]> {
    const references = this.#parts.rights.references(owner);
    const objects = await this.#parts.store.listOf(owner);
    return objects.filter((object) => this.#isAlive(object, references.get(object.name.object)));
  }

  #references({ owner, object }: ContentName): readonly ContentReference[] | undefined {
    return this.#parts.rights.references(owner).get(object);
  }

  #isAlive({ expiresAt }: ContentObject, references: readonly ContentReference[] | undefined): boolean {
    const now = this.#parts.clock();
    return expiresAt > now || (referredUntil(references, now) ?? now) > now;
  }

  /** Checks and stores an object. On disk when it resolves. */
  async put(name: ContentName, upload: ContentUpload): Promise<Result<WriteVerdict, UploadRefusal>> {
    const { clock, store, limits } = this.#parts;
    const checked = await this.#checked(name, upload);
    if (!checked.ok) return checked;
    const { actor, ...errand } = upload;
    const verdict = await store.change(name, (situation) => {
      const { change, verdict } = judgePut(checked.value, situation, { ...errand, now: clock() }, limits);
      return { change, outcome: verdict, note: changeLine(actor, name, verdict, situation, clock()) };
    });
    return ok(this.#told(name, verdict));
  }

  async remove(name: ContentName, { actor, ...errand }: ContentErrand): Promise<WriteVerdict> {
    const { clock, store } = this.#parts;
    const verdict = await store.change(name, (situation) => {
      const order = { ...errand, now: clock(), isNew: false };
      const { change, verdict } = judgeRemoval(situation, order);
      return { change, outcome: verdict, note: changeLine(actor, name, verdict, situation, clock()) };
    });
    return this.#told(name, verdict);
  }

  #told(name: ContentName, verdict: WriteVerdict): WriteVerdict {
    if (verdict.kind !== "refused") this.#parts.changed?.(name);
    return verdict;
  }

  /** Ends what is past its lifetime, and gives a later one to what presence refers to. The number looked at. */
  async expireDue(most: number): Promise<number> {
    const { clock, store } = this.#parts;
    const due = await store.due(clock(), most);
    for (const { name } of due) {
      const until = referredUntil(this.#references(name), clock());
      await store.change(name, (situation) => ({
        change: judgeExpiry(situation, until, clock()),
        outcome: undefined,
      }));
      this.#parts.changed?.(name);
    }
    return due.length;
  }

  async #checked(
    name: ContentName,
    { contentType: field, data, author, lifetime, expires }: ContentUpload,
  ): Promise<Result<StoredContent, UploadRefusal>> {
    const { clock, limits, media, probe } = this.#parts;
    const now = clock();
    if (data.length > limits.objectOctets) return fail({ kind: "too-large" });
    const expiresAt = grantLifetime({ lifetime, expires }, limits, now);
    if (!expiresAt.ok) return fail({ kind: "lifetime", fault: expiresAt.error });
    const type = await inspectMedia(field, data, media, probe);
    if (!type.ok) return fail({ kind: "media", refusal: type.error });
    const facts = { contentType: type.value, octets: data.length, ...fingerprint(type.value, data) };
    return ok({
      name,
      ...facts,
      data,
      author,
      createdAt: now,
      modifiedAt: now,
      expiresAt: expiresAt.value,
    });
  }
}
