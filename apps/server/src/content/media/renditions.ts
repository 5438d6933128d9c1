import { type ImageBounds, type RenditionSize, type StoredContent, SVG_TYPE } from "@porchlight/content";
import { type ImageWorkshop, renditionType } from "./image-workshop";

/** Octets of an object in one form. */
export interface Representation {
  readonly contentType: string;
  /** Strong, without quotes. */
  readonly etag: string;
}

const mostOctets = 16 * 1024 * 1024;

/** Whether a type is offered in other sizes: a drawing has none, and goes as it is. */
export const isResizable = (type: string): boolean => type.startsWith("image/") && type !== SVG_TYPE;

/** Images in other sizes, the last ones used kept. */
export class Renditions {
  readonly #workshop: ImageWorkshop;
  readonly #bounds: ImageBounds;
  readonly #kept = new Map<string, Uint8Array>();
  #octets = 0;

  constructor(workshop: ImageWorkshop, bounds: ImageBounds) {
    this.#workshop = workshop;
    this.#bounds = bounds;
  }

  of(
    { contentType, etag }: Pick<StoredContent, "contentType" | "etag">,
    size: RenditionSize,
  ): Representation {
    return { contentType: renditionType(contentType), etag: `${etag}-${size}` };
  }

  async data(content: StoredContent, size: RenditionSize): Promise<Uint8Array> {
    const key = this.of(content, size).etag;
    const known = this.#kept.get(key);
    if (known !== undefined) this.#forget(key, known);
    const { data, contentType } = content;
    const made = known ?? (await this.#workshop.rendition(data, contentType, size, this.#bounds));
    this.#keep(key, made);
    return made;
  }

  #keep(key: string, made: Uint8Array): void {
    const before = this.#kept.get(key);
    if (before !== undefined) this.#forget(key, before);
    this.#kept.set(key, made);
    this.#octets += made.length;
    for (const [oldest, octets] of this.#kept) {
      if (this.#octets <= mostOctets) return;
      this.#forget(oldest, octets);
    }
  }

  #forget(key: string, octets: Uint8Array): void {
    this.#kept.delete(key);
    this.#octets -= octets.length;
  }
}
