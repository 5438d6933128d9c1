import { timingSafeEqual } from "node:crypto";
import type { ContentObject } from "@porchlight/content";
import type { Hasher } from "@porchlight/kernel";

/** Keys of links that let anybody read one object: those of an object that was deleted are those of no other. */
export class LinkKeys {
  readonly #hasher: Hasher;
  readonly #secret: string;

  constructor(hasher: Hasher, secret: string) {
    this.#hasher = hasher;
    this.#secret = hasher.hmacSha256Hex(secret, "content link");
  }

  keyOf({ name, createdAt }: ContentObject): string {
    return this.#hasher.hmacSha256Hex(this.#secret, `${name.owner} ${name.object} ${createdAt}`);
  }

  opens(key: string, object: ContentObject): boolean {
    const right = Buffer.from(this.keyOf(object));
    const given = Buffer.from(key);
    return given.length === right.length && timingSafeEqual(given, right);
  }
}
