import type { ClientStorage } from "../support/client-storage";
import { randomToken } from "../support/random-id";
import type { HeldPublication } from "./publication-step";

/** Occurrence ids of one source. */
export interface SourceIds {
  readonly tupleId: string;
  readonly personId: string;
  readonly deviceId: string;
}

/** What a source remembers across a reload: its ids, and the publication it has. */
export class PublicationMemory {
  readonly ids: SourceIds;
  readonly #idsKey: string;
  readonly #heldKey: string;

  constructor(
    private readonly storage: ClientStorage,
    entity: string,
  ) {
    this.#idsKey = `source:${entity}`;
    this.#heldKey = `publication:${entity}`;
    this.ids = this.#loadIds();
  }

  load(): HeldPublication | undefined {
    const held = parsed(this.storage.get(this.#heldKey));
    const { entityTag, expiresAt, contentKey } = held;
    if (typeof entityTag !== "string" || typeof expiresAt !== "number" || typeof contentKey !== "string")
      return undefined;
    return /^[^\s"(),/:;<=>?@[\]{}\\]{1,200}$/.test(entityTag)
      ? { entityTag, expiresAt, contentKey }
      : undefined;
  }

  save(held: HeldPublication | undefined): void {
    if (held) this.storage.set(this.#heldKey, JSON.stringify(held));
    else this.storage.remove(this.#heldKey);
  }

  #loadIds(): SourceIds {
    const { tupleId, personId, deviceId } = parsed(this.storage.get(this.#idsKey));
    if (isId(tupleId) && isId(personId) && isId(deviceId)) return { tupleId, personId, deviceId };
    const own = randomToken(5);
    const ids = { tupleId: `t-${own}`, personId: `p-${own}`, deviceId: `d-${own}` };
    this.storage.set(this.#idsKey, JSON.stringify(ids));
    return ids;
  }
}

const isId = (value: unknown): value is string =>
  typeof value === "string" && /^[a-z]-[0-9a-f]{1,64}$/.test(value);

function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
