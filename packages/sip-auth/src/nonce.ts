import { type Hasher, type IdSource, type Instant, instant } from "@porchlight/kernel";
import { sameText } from "./same-text";

const randomBits = 96;
const macLength = 32;
const longestNonce = 128;
const base = 36;

/**
 * Makes and recognises nonces without keeping them (RFC 7616 section 5.4): the time of issue, something random, and
 * an HMAC over both and the realm.
 */
export class NonceMint {
  readonly #hasher: Hasher;
  readonly #ids: IdSource;
  readonly #secret: string;

  constructor(hasher: Hasher, ids: IdSource, secret: string) {
    this.#hasher = hasher;
    this.#ids = ids;
    this.#secret = secret;
  }

  mint(realm: string, issuedAt: Instant): string {
    const stem = `${issuedAt.toString(base)}.${this.#ids.token(randomBits)}`;
    return `${stem}.${this.#mac(stem, realm)}`;
  }

  /** When the nonce was issued; undefined when it was not made here for this realm. */
  issuedAt(nonce: string, realm: string): Instant | undefined {
    if (nonce.length > longestNonce) return undefined;
    const end = nonce.lastIndexOf(".");
    if (end < 0) return undefined;
    const stem = nonce.slice(0, end);
    if (!sameText(this.#mac(stem, realm), nonce.slice(end + 1))) return undefined;
    return instant(Number.parseInt(stem, base));
  }

  #mac(stem: string, realm: string): string {
    return this.#hasher.hmacSha256Hex(this.#secret, `nonce:${stem}:${realm}`).slice(0, macLength);
  }
}
